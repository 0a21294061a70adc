import FFmpeg
import MediaTypes

/// Makes a video file of decoded pictures and sound.
struct TranscodeOutput: PassOutput {
    private let transcode: Transcode
    private let hasSound: Bool
    private let plan: PicturePlan?

    init(_ transcode: Transcode, _ context: OutputContext) {
        self.transcode = transcode
        hasSound = transcode.audio != nil && context.audio != nil
        plan = context.video?.video.map { PicturePlan($0, for: transcode.video) }
    }

    var sweeps: [SweepNeeds] {
        [SweepNeeds(pictures: plan.map { PictureNeed(chain: $0.filters) } ?? .decoded, sound: hasSound)]
    }

    func make(from inbox: Inbox<PassMessage>, _ context: OutputContext) throws(MediaError) -> PassOutcome {
        guard let stream = context.video, let plan else {
            throw MediaError(.noSuchStream, "\(context.sourceName) has no video stream, and transcode needs one")
        }
        let path = context.files.begin(transcode.name)
        var writer = try VideoFileWriter(transcode, stream, plan, hasSound ? context.audio : nil, context, path: path)
        let summary = try inbox.receiveAll(context) { message throws(MediaError) in
            try writer.take(message)
            return true
        }
        let written = try writer.finish()
        guard written.frames > 0 else {
            throw MediaError(.unreadable, "no picture of \(context.sourceName) can be decoded")
        }
        let check = OutputCheck(
            path: path, name: transcode.name, frames: written.frames,
            audioSeconds: hasSound ? written.audioSeconds : nil,
            resolution: written.resolution, needsIndexFirst: transcode.container == .mp4)
        var outcome = PassOutcome(source: context.source)
        outcome.files = [try check.run(context.cancellation)]
        outcome.decodedFrames = summary?.videoFrames
        outcome.notes = notes(context) + (summary?.notes ?? []) + written.notes
        return outcome
    }

    private func notes(_ context: OutputContext) -> [String] {
        context.audio == nil && transcode.audio != nil ? ["the source has no sound"] : []
    }
}
