import FFmpeg
import MediaTypes

/// Encodes pictures and sound into a video file.
struct VideoFileWriter: ~Copyable {
    /// What was written.
    struct Written {
        let frames: Int
        let audioSeconds: Double
        let notes: [String]
    }

    private var muxer: Muxer
    private var pictures: PictureTrack
    private var sound: SoundTrack?
    private let context: OutputContext
    private let name: String

    /// Opens the encoders and writes the file's header.
    ///
    /// - Throws: ``MediaError`` if an encoder isn't there or the file can't be written.
    init(
        _ transcode: Transcode, _ picture: PictureWork, _ encoder: VideoEncoderSettings, _ audio: SoundWork?,
        _ context: OutputContext, path: String
    ) throws(MediaError) {
        do throws(FFmpegError) {
            var muxer = try Muxer(path: path, format: transcode.container.muxer)
            let pictures = try PictureTrack(encoder, picture, context.cancellation, &muxer)
            if let audio {
                sound = try SoundTrack(audio, &muxer, globalHeader: true)
            } else {
                sound = nil
            }
            try muxer.writeHeader(options: transcode.container.options)
            self.muxer = muxer
            self.pictures = pictures
        } catch {
            throw MediaError(writing: transcode.name, error)
        }
        self.context = context
        name = transcode.name
    }

    /// Encodes what a message brings.
    mutating func take(_ message: PassMessage) throws(MediaError) {
        do throws(FFmpegError) {
            switch message {
            case .video(let picture):
                try pictures.encode(picture, to: &muxer)
                context.progress(pictures.seconds)
            case .audio(let heard): try sound?.encode(heard, to: &muxer)
            case .videoPacket, .audioPacket, .end, .failure: break
            }
        } catch {
            throw MediaError(writing: name, error)
        }
    }

    /// Encodes what is left and closes the file.
    consuming func finish() throws(MediaError) -> Written {
        do throws(FFmpegError) {
            try pictures.finish(&muxer)
            try sound?.finish(&muxer)
            let written = Written(
                frames: pictures.frames, audioSeconds: sound?.seconds ?? 0, notes: pictures.notes + (sound?.notes ?? [])
            )
            try muxer.finish()
            return written
        } catch {
            throw MediaError(writing: name, error)
        }
    }
}

extension MediaError {
    /// Why an output could not be written.
    init(writing name: String, _ error: FFmpegError) {
        switch error.reason {
        case .notFound: self.init(.unsupported, "the linked FFmpeg can't make \(name)", cause: error)
        case .inputOutput, .noRoom: self.init(.unwritable, "\(name) could not be written", cause: error)
        case .cancelled: self.init(.cancelled, "\(name): cancelled")
        default: self.init(.unsupported, "\(name) could not be encoded", cause: error)
        }
    }
}

extension Transcode.Container {
    /// The muxer's options.
    var options: [String: String] {
        switch self {
        case .mp4, .mov: ["movflags": "+faststart+write_colr", "movie_timescale": "90000"]
        case .webm, .mkv: [:]
        }
    }
}

extension Transcode.AudioCodec {
    /// What the codec can hold.
    public var sound: SoundCodec {
        switch self {
        case .aac: .aac
        case .opus: .opus
        }
    }

    /// FFmpeg's name of the encoder.
    public var encoder: String { sound.encoder }
}
