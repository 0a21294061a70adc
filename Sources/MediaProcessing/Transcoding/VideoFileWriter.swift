import FFmpeg
import MediaTypes

/// Writes pictures and sound into a video file, each encoded or copied.
struct VideoFileWriter: ~Copyable {
    /// What was written.
    struct Written {
        /// How many pictures were encoded, or how many packets of pictures were copied that are to be shown.
        let frames: Int
        /// How much sound is to be heard, in seconds.
        let audioSeconds: Double
        /// What a person may want to know.
        let notes: [String]
        /// What of the source isn't in it.
        let losses: [String]
        /// What the muxer was given of each stream.
        let tracks: [WrittenTrack]
    }

    private var muxer: Muxer
    private var pictures: PictureTrack?
    private var copiedPictures: CopiedTrack?
    private var sound: SoundTrack?
    private var copiedSound: CopiedTrack?
    private var pictureSummary: ReadSummary?
    private var soundSummary: ReadSummary?
    private let context: OutputContext
    private let name: String

    /// Opens the encoders, set up by what `survey` found out in a reading before, and writes the file's header.
    ///
    /// - Throws: ``MediaError`` if an encoder isn't there or the file can't be written.
    init(
        _ transcode: Transcode, _ plan: TranscodePlan, _ survey: TranscodeSurvey.Result, _ context: OutputContext,
        path: String
    ) throws(MediaError) {
        do throws(FFmpegError) {
            var muxer = try Muxer(path: path, format: transcode.container.muxer)
            switch plan.picture {
            case .encoded(let work):
                pictures = try PictureTrack(survey.encoder ?? work.encoderSettings, work, context.cancellation, &muxer)
                copiedPictures = nil
            case .copied(let work):
                pictures = nil
                copiedPictures = try CopiedTrack(work, &muxer)
            }
            switch plan.sound {
            case .encoded(let work):
                let room = context.limits.heldSoundBytes
                sound = try SoundTrack(work, survey.loudness, holding: room, &muxer, globalHeader: true)
                copiedSound = nil
            case .copied(let work):
                sound = nil
                copiedSound = try CopiedTrack(work, &muxer)
            case nil:
                sound = nil
                copiedSound = nil
            }
            let tags = transcode.metadata == .keep ? context.source.metadata.userTags : [:]
            try muxer.setTags(tags)
            let streams = [context.video, plan.sound == nil ? nil : context.audio].compactMap(\.self)
            for (index, stream) in streams.enumerated() {
                let language = stream.language == "und" ? nil : stream.language
                try muxer.describe(
                    index, language: language, isDefault: stream.isDefault,
                    tags: transcode.metadata == .keep ? stream.metadata.userTags.filter { $0.key != "timecode" } : [:])
            }
            try muxer.writeHeader(options: transcode.container.options(for: tags))
            self.muxer = muxer
        } catch {
            throw MediaError(writing: transcode.name, error)
        }
        self.context = context
        name = transcode.name
    }

    /// Whether all of the part that is made is there, of pictures and sound.
    var isComplete: Bool { pictureSummary != nil && (soundSummary != nil || sound == nil && copiedSound == nil) }

    /// What reading the part that is made came to, once it is complete.
    var summary: ReadSummary { ReadSummary(pictures: pictureSummary, sound: soundSummary) }

    /// Takes in what a message brings.
    ///
    /// Pictures and sound behind the end of the part that is made change nothing, however many of them there are.
    mutating func take(_ message: PassMessage) throws(MediaError) {
        do throws(FFmpegError) {
            switch message {
            case .video(let picture):
                guard pictureSummary == nil else { return }
                try pictures?.encode(picture, to: &muxer)
                if pictures?.isComplete ?? false { pictureSummary = picture.summary }
                if let seconds = pictures?.seconds { context.progress(seconds) }
            case .videoPacket(let packet):
                try copiedPictures?.copy(packet, to: &muxer)
                if let seconds = copiedPictures?.reached { context.progress(seconds) }
            case .audio(let heard):
                guard soundSummary == nil else { return }
                try sound?.encode(heard, to: &muxer)
                if sound?.isComplete ?? false { soundSummary = heard.summary }
            case .audioPacket(let packet): try copiedSound?.copy(packet, to: &muxer)
            case .end, .failure: break
            }
        } catch {
            throw MediaError(writing: name, error)
        }
    }

    /// Encodes what is left and closes the file.
    consuming func finish() throws(MediaError) -> Written {
        do throws(FFmpegError) {
            try pictures?.finish(&muxer)
            try copiedPictures?.finish(&muxer)
            try sound?.finish(&muxer)
            try copiedSound?.finish(&muxer)
            let frames = pictures?.frames ?? copiedPictures?.shown ?? 0
            let seconds = sound?.seconds ?? copiedSound?.heard.seconds ?? 0
            let notes = (pictures?.notes ?? []) + (sound?.notes ?? [])
            return Written(
                frames: frames, audioSeconds: seconds, notes: notes, losses: pictures?.losses ?? [],
                tracks: try muxer.finish())
        } catch {
            throw MediaError(writing: name, error)
        }
    }
}

extension MediaError {
    /// Does a part of writing an output, and says which output it is when it fails.
    static func writing<Value: ~Copyable>(
        _ name: String, _ work: () throws(FFmpegError) -> Value
    ) throws(MediaError) -> Value {
        do throws(FFmpegError) {
            return try work()
        } catch {
            throw MediaError(writing: name, error)
        }
    }

    /// Why an output could not be written.
    init(writing name: String, _ error: FFmpegError) {
        switch error.reason {
        case .notFound: self.init(.unsupported, "the linked FFmpeg can't make \(name)", cause: error)
        case .inputOutput, .noRoom: self.init(.unwritable, "\(name) could not be written", cause: error)
        case .cancelled: self.init(.cancelled, "\(name): cancelled")
        // What FFmpeg's encoders of sound say; damaged sound may decode to such.
        case _ where error.logLine?.contains("NaN") ?? false:
            self.init(
                .unreadable, "\(name) could not be encoded: the sound holds values that are no numbers", cause: error)
        default: self.init(.unsupported, "\(name) could not be encoded", cause: error)
        }
    }
}
