import Foundation

/// Clips made by `ffmpeg` so that it is known what is to be found in them.
enum MadeClip {
    /// Four seconds of a small picture at 25 frames a second, and sound.
    ///
    /// It moves, is black, is red and stands still, and moves again, a second each. Its sound is a tone, silent in the
    /// second second, and at full scale from 2.5 s to 2.6 s.
    static func troubled(in scratch: Scratch) throws -> Media {
        try make(
            "troubled.mov", in: scratch,
            [
                "-f", "lavfi", "-i",
                """
                testsrc2=s=64x48:r=25:d=1[a];color=black:s=64x48:r=25:d=1[b];color=red:s=64x48:r=25:d=1[c];\
                testsrc2=s=64x48:r=25:d=1[d];[a][b][c][d]concat=n=4
                """,
                "-f", "lavfi", "-i",
                """
                aevalsrc=if(between(t\\,1\\,2)\\,0\\,if(between(t\\,2.5\\,2.6)\\,if(gt(sin(2764.6*t)\\,0)\\,1\\,-1)\\,\
                0.2*sin(2764.6*t))):s=48000:d=4
                """,
                "-pix_fmt", "yuv420p", "-c:v", "libx264", "-qp", "0", "-g", "50", "-c:a", "pcm_s16le",
            ])
    }

    /// Two seconds of moving pictures with sound; `changes` are further arguments for `ffmpeg`.
    static func plain(
        _ name: String, in scratch: Scratch, _ changes: [String] = [], sound: String = "sine=d=2"
    ) throws -> Media {
        try make(
            name, in: scratch,
            ["-f", "lavfi", "-i", "testsrc2=s=64x48:r=25:d=2", "-f", "lavfi", "-i", sound, "-pix_fmt", "yuv420p"]
                + changes)
    }

    /// Runs `ffmpeg`, and returns the file.
    static func make(_ name: String, in scratch: Scratch, _ arguments: [String]) throws -> Media {
        let path = scratch.url.appending(path: name).path
        _ = try Tool.output("ffmpeg", ["-v", "error", "-y"] + arguments + [path])
        return Media(path: path)
    }
}
