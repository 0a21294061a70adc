import FFmpeg
import MediaTypes

/// Encodes sound into a file of its own.
struct AudioFileWriter: ~Copyable {
    /// What was written.
    struct Written {
        let seconds: Double
        let notes: [String]
    }

    private var muxer: Muxer
    private var sound: SoundTrack
    private let name: String

    init(
        _ track: AudioTrack, _ work: SoundWork, _ decision: LoudnessDecision?, holding bytes: Int, path: String
    ) throws(MediaError) {
        do throws(FFmpegError) {
            var muxer = try Muxer(path: path, format: track.format.muxer)
            let sound = try SoundTrack(work, decision, holding: bytes, &muxer, globalHeader: track.format == .m4a)
            try muxer.writeHeader(options: track.format.options)
            self.muxer = muxer
            self.sound = sound
            name = track.name
        } catch {
            throw MediaError(writing: track.name, error)
        }
    }

    /// How far into the source sound was taken in, in seconds.
    var reached: Double { sound.reached }

    /// Encodes sound.
    mutating func take(_ heard: SharedAudioFrame) throws(MediaError) {
        do throws(FFmpegError) {
            try sound.encode(heard, to: &muxer)
        } catch {
            throw MediaError(writing: name, error)
        }
    }

    /// Encodes what is left and closes the file.
    consuming func finish() throws(MediaError) -> Written {
        do throws(FFmpegError) {
            try sound.finish(&muxer)
            let written = Written(seconds: sound.seconds, notes: sound.notes)
            try muxer.finish()
            return written
        } catch {
            throw MediaError(writing: name, error)
        }
    }
}
