import FFmpeg
import Foundation
import MediaTypes

/// Makes a video file of a source's pictures and sound, each copied or decoded and encoded.
struct TranscodeOutput: PassOutput {
    private let transcode: Transcode
    private let plan: TranscodePlan?

    init(_ transcode: Transcode, _ context: OutputContext) {
        self.transcode = transcode
        plan = TranscodePlan(transcode, context)
    }

    var sweeps: [SweepNeeds] { plan?.sweeps ?? [] }

    var demand: OutputDemand { plan?.demand ?? OutputDemand(sweeps: 0) }

    func make(from inbox: Inbox<PassMessage>, _ context: OutputContext) throws(MediaError) -> PassOutcome {
        guard let plan else {
            throw MediaError(.noSuchStream, "\(context.sourceName) has no video stream, and transcode needs one")
        }
        guard !context.source.isImage else {
            throw MediaError(
                .noSuchStream,
                "\(context.sourceName) is an image (\(context.video?.codec.rawValue ?? "")), and transcode needs a video"
            )
        }
        if let objection = plan.objection { throw objection }
        let path = context.files.begin(transcode.name)
        var outcome = PassOutcome(source: context.source)
        let check: OutputCheck
        if plan.isUnchanged {
            outcome.notes = plan.notes
            outcome.losses = try handOn(from: inbox, context, to: path)?.losses(for: sweeps.last) ?? []
            check = OutputCheck(path: path, name: transcode.name, OutputExpectation(unchanged: context.source))
        } else {
            let (written, summary) = try write(plan, from: inbox, context, to: path)
            outcome.decodedFrames = plan.needs.pictures == nil ? nil : summary.videoFrames
            outcome.notes = plan.notes + written.notes
            outcome.losses = summary.losses(for: plan.needs) + written.losses
            check = OutputCheck(
                path: path, name: transcode.name, OutputExpectation(transcode, plan, written, context))
        }
        let file = try run(check, plan, context)
        outcome.files = [file]
        if transcode.metadata == .keep { outcome.notes += lostTags(file.media, context.source) }
        return outcome
    }

    private func write(
        _ plan: TranscodePlan, from inbox: Inbox<PassMessage>, _ context: OutputContext, to path: String
    ) throws(MediaError) -> (VideoFileWriter.Written, ReadSummary) {
        let work = plan.demand.surveysPictures ? plan.picture.work : nil
        let passes = work.map { TwoPasses($0.encoderSettings, named: transcode.name, in: context.files) }
        let survey = try survey(plan, passes, from: inbox, context)
        guard survey.frames != 0 else { throw MediaError(.unreadable, nothing(of: context.sourceName)) }
        var writer = try VideoFileWriter(transcode, plan, survey, context, path: path)
        let summary =
            try inbox.receiveAll(context) { message throws(MediaError) in
                try writer.take(message)
                return !writer.isComplete
            } ?? writer.summary
        let written = try writer.finish()
        passes?.finish()
        guard written.frames > 0 else { throw MediaError(.unreadable, nothing(of: context.sourceName)) }
        return (written, summary)
    }

    /// Reads the source before anything is written, where that is needed.
    private func survey(
        _ plan: TranscodePlan, _ passes: TwoPasses?, from inbox: Inbox<PassMessage>, _ context: OutputContext
    ) throws(MediaError) -> TranscodeSurvey.Result {
        guard plan.sweeps.count > 1 else { return TranscodeSurvey.Result() }
        var survey = try MediaError.writing(transcode.name) { () throws(FFmpegError) in
            try TranscodeSurvey(plan, passes)
        }
        _ = try inbox.receiveAll(context) { message throws(MediaError) in
            try MediaError.writing(transcode.name) { () throws(FFmpegError) in try survey.take(message) }
            context.progress(survey.reached)
            return !survey.isComplete
        }
        do throws(FFmpegError) {
            return try survey.finish()
        } catch {
            throw MediaError(writing: transcode.name, error)
        }
    }

    /// Copies the source's file, once it is known that it can be read to its end.
    private func handOn(
        from inbox: Inbox<PassMessage>, _ context: OutputContext, to path: String
    ) throws(MediaError) -> ReadSummary? {
        let summary = try inbox.receiveAll(context) { _ in true }
        do {
            try FileManager.default.copyItem(atPath: context.sourcePath, toPath: path)
        } catch {
            throw MediaError(writing: transcode.name, FFmpegError(error, function: "copy"))
        }
        return summary
    }

    /// Checks the file; where the picture was copied and can't be decoded, the source is to blame.
    private func run(
        _ check: OutputCheck, _ plan: TranscodePlan, _ context: OutputContext
    ) throws(MediaError) -> PassOutcome.File {
        do throws(MediaError) {
            return try check.run(context.cancellation)
        } catch {
            guard plan.copiesSomething, error.reason == .damagedOutput, error.cause != nil else { throw error }
            throw MediaError(
                .unreadable,
                "\(context.sourceName) is damaged: its copy, \(transcode.name), can't be decoded whole; say "
                    + "\"copy\": \"never\" to encode what can be decoded", cause: error.cause)
        }
    }

    private func nothing(of source: String) -> String {
        guard transcode.trim != .whole else { return "no picture of \(source) can be decoded" }
        let end = transcode.trim.end.map { "\($0.value) s" } ?? "the end"
        return "\(source) has no picture from \(transcode.trim.start.value) s to \(end)"
    }

    /// What is said of tags that the container has no room for.
    private func lostTags(_ made: MediaInfo, _ source: MediaInfo) -> [String] {
        let found = Set(made.metadata.keys.map { $0.lowercased() })
        let lost = source.metadata.userTags.keys.filter { !found.contains($0.lowercased()) }.sorted()
        guard !lost.isEmpty else { return [] }
        return ["\(transcode.container.title) has no room for the tags \(lost.joined(separator: ", "))"]
    }
}
