import FFmpeg
import MediaTypes

/// Makes a video file of decoded pictures and sound.
struct TranscodeOutput: PassOutput {
    private let transcode: Transcode
    private let sound: SoundWork?
    private let picture: PictureWork?

    init(_ transcode: Transcode, _ context: OutputContext) {
        self.transcode = transcode
        picture = context.video.flatMap { PictureWork(transcode, of: $0, origin: context.origin) }
        sound = transcode.audio.flatMap { audio in
            context.audio.flatMap { stream in
                SoundWork(
                    stream, audio.codec.sound, bitRate: audio.bitRate, audio.sound, origin: context.origin,
                    trim: transcode.trim, padsStart: false)
            }
        }
    }

    var needs: StreamNeeds { StreamNeeds(pictures: true, sound: sound != nil) }

    func make(from inbox: Inbox<PassMessage>, _ context: OutputContext) throws(MediaError) -> PassOutcome {
        guard let picture else {
            throw MediaError(.noSuchStream, "\(context.sourceName) has no video stream, and transcode needs one")
        }
        if let objection = picture.objection { throw objection }
        let path = context.files.begin(transcode.name)
        var writer = try VideoFileWriter(
            transcode, picture, picture.encoderSettings, sound, context, path: path)
        let summary = try inbox.receiveAll(context) { message throws(MediaError) in
            try writer.take(message)
            return true
        }
        let written = try writer.finish()
        guard written.frames > 0 else {
            throw MediaError(.unreadable, nothing(of: context.sourceName))
        }
        let check = OutputCheck(
            path: path, name: transcode.name, frames: written.frames,
            audioSeconds: sound == nil ? nil : written.audioSeconds,
            resolution: picture.plan.resolution, needsIndexFirst: transcode.container.hasIndex)
        var outcome = PassOutcome(source: context.source)
        outcome.files = [try check.run(context.cancellation)]
        outcome.decodedFrames = summary?.videoFrames
        outcome.notes = notes(context) + (summary?.notes ?? []) + written.notes
        return outcome
    }

    private func nothing(of source: String) -> String {
        guard transcode.trim != .whole else { return "no picture of \(source) can be decoded" }
        let end = transcode.trim.end.map { "\($0.value) s" } ?? "the end"
        return "\(source) has no picture from \(transcode.trim.start.value) s to \(end)"
    }

    private func notes(_ context: OutputContext) -> [String] {
        let isSilent = context.audio == nil && transcode.audio != nil
        return (isSilent ? ["the source has no sound"] : [])
            + (transcode.video.passes == 2 ? ["the pictures were read once, and encoded in one pass"] : [])
    }
}
