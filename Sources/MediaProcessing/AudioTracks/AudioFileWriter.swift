import FFmpeg
import MediaTypes

/// Writes sound into a file of its own, encoded or copied.
struct AudioFileWriter: ~Copyable {
    /// What was written.
    struct Written {
        /// How much sound is to be heard, in seconds.
        let seconds: Double
        /// What a person should know.
        let notes: [String]
        /// What the muxer was given.
        let tracks: [WrittenTrack]
    }

    private var muxer: Muxer
    private var encoded: SoundTrack?
    private var copied: CopiedTrack?
    private let name: String

    /// Opens the encoder, if there is one, and writes the file's header.
    ///
    /// - Throws: ``MediaError`` if the encoder isn't there or the file can't be written.
    init(
        _ track: AudioTrack, _ sound: TranscodePlan.Track<SoundWork>, _ decision: LoudnessDecision?, holding bytes: Int,
        path: String
    ) throws(MediaError) {
        do throws(FFmpegError) {
            var muxer = try Muxer(path: path, format: track.format.muxer)
            switch sound {
            case .encoded(let work):
                let isGlobal = track.format == .m4a
                encoded = try SoundTrack(work, decision, holding: bytes, &muxer, globalHeader: isGlobal)
                copied = nil
            case .copied(let work):
                encoded = nil
                copied = try CopiedTrack(work, &muxer)
            }
            try muxer.writeHeader(options: track.format.options)
            self.muxer = muxer
            name = track.name
        } catch {
            throw MediaError(writing: track.name, error)
        }
    }

    /// How far into the source sound was taken in, in seconds.
    var reached: Double {
        mutating get { encoded?.reached ?? copied?.reached ?? 0 }
    }

    /// Whether all of the part that is made is there.
    var isComplete: Bool {
        mutating get { encoded?.isComplete ?? false }
    }

    /// Takes in what a message brings.
    mutating func take(_ message: PassMessage) throws(MediaError) {
        do throws(FFmpegError) {
            switch message {
            case .audio(let heard): try encoded?.encode(heard, to: &muxer)
            case .audioPacket(let packet): try copied?.copy(packet, to: &muxer)
            case .video, .videoPacket, .end, .failure: break
            }
        } catch {
            throw MediaError(writing: name, error)
        }
    }

    /// Writes what is left and closes the file.
    consuming func finish() throws(MediaError) -> Written {
        do throws(FFmpegError) {
            try encoded?.finish(&muxer)
            try copied?.finish(&muxer)
            let seconds = encoded?.seconds ?? copied?.heard.seconds ?? 0
            return Written(seconds: seconds, notes: encoded?.notes ?? [], tracks: try muxer.finish())
        } catch {
            throw MediaError(writing: name, error)
        }
    }
}
