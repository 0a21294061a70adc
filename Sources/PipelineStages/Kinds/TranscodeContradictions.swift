import MediaProcessing
import Wording

/// What is wrong with settings of a transcode that are right one by one, and what to do.
struct TranscodeContradictions {
    /// Settings that don't go together.
    struct Contradiction {
        /// The settings at fault; it is told at the first that is written.
        let places: [[String]]
        let problem: String

        init(_ places: [[String]], _ problem: String) {
            self.places = places
            self.problem = problem
        }
    }

    private let settings: TranscodeSettings
    private let transcode: Transcode

    init(_ settings: TranscodeSettings) {
        self.settings = settings
        transcode = settings.transcode(named: "")
    }

    /// All of them.
    var all: [Contradiction] {
        let misfits = misfits
        return (misfits.isEmpty ? brokenPromises : misfits) + uselessSound + rates + sizes + samples + parts
            + Self.copying(settings)
    }

    // MARK: Codecs and containers

    /// Codecs that the container can't hold.
    private var misfits: [Contradiction] {
        let container = transcode.container
        var issues: [Contradiction] = []
        if !container.holds(transcode.video.codec) {
            issues.append(misfit(transcode.video.codec.title, container.videoCodecs.map(\.title), .video))
        }
        if let audio = transcode.audio?.codec, !container.holds(audio) {
            issues.append(misfit(audio.title, container.audioCodecs.map(\.title), .audio))
        }
        return issues
    }

    private func misfit(_ codec: String, _ fitting: [String], _ part: PlayObstacle.Part) -> Contradiction {
        let container = transcode.container
        let held = container.videoCodecs.map(\.title) + container.audioCodecs.map(\.title)
        return Contradiction(
            places(of: part),
            "\(container.title) holds \(Words.list(held, "and")), not \(codec); use \(Words.list(fitting, "or")), "
                + "or MP4 as the container")
    }

    /// What does not play where it is promised to play.
    private var brokenPromises: [Contradiction] {
        guard let reach = settings.plays else { return [] }
        let video = transcode.video
        return reach.obstacles(to: transcode.container, video.codec, transcode.audio?.codec, bitDepth: video.bitDepth)
            .map { Contradiction([["plays"]] + places(of: $0.part), $0.sentence) }
    }

    /// The settings that make a part what it is, the one that says it most plainly first.
    private func places(of part: PlayObstacle.Part) -> [[String]] {
        switch part {
        case .video: [["video", "codec"], ["container"]]
        case .audio: [["audio", "codec"], ["container"]]
        case .container: [["container"]]
        }
    }

    // MARK: Rates

    private var uselessSound: [Contradiction] {
        let audio = settings.audio
        guard let codec = transcode.audio?.codec.sound else {
            let useless = [
                ("bitRate", audio.bitRate != nil, "have a bit rate"),
                ("sampleRate", audio.sampleRate != nil, "have a sample rate"),
                ("channels", audio.channels != nil, "have channels"),
                ("loudness", audio.loudness != nil, "have a loudness"),
            ]
            return useless.filter(\.1).map { name, _, what in
                Contradiction([["audio", name]], "there is no sound to \(what): its codec is 'none'")
            }
        }
        return SoundFields.issue(audio.sampleRate, for: codec).map { [Contradiction([["audio", "sampleRate"]], $0)] }
            ?? []
    }

    private var rates: [Contradiction] {
        let video = transcode.video
        var issues: [Contradiction] = []
        if video.crf != nil, video.bitRate != nil, !video.codec.bindsQualityToBitRate {
            issues.append(
                .init(
                    [["video", "crf"], ["video", "bitRate"]],
                    "\(video.codec.title) takes a quality or a mean bit rate, not both; leave out 'crf' or 'bitRate', "
                        + "or bound the quality with 'maxBitRate'"))
        }
        if let mean = video.bitRate, settings.video.maxBitRate != nil, video.maxBitRate > 0, mean > video.maxBitRate {
            issues.append(
                .init(
                    [["video", "bitRate"], ["video", "maxBitRate"]],
                    "the mean bit rate, \(mean), is above the peak, \(video.maxBitRate)"))
        }
        return issues + passes(video)
    }

    private func passes(_ video: Transcode.Video) -> [Contradiction] {
        guard video.passes == 2 else { return [] }
        if !video.codec.hasTwoPasses {
            return [
                .init(
                    [["video", "passes"], ["video", "codec"]],
                    "\(video.codec.title) is encoded in one pass; leave out 'passes', or use H.264 or VP9")
            ]
        }
        guard video.bitRate == nil else { return [] }
        return [
            .init(
                [["video", "passes"]],
                "two passes spread a mean bit rate, and there is none; say 'bitRate', or leave out 'passes'")
        ]
    }

    // MARK: Sizes

    private var sizes: [Contradiction] {
        let video = settings.video
        let fit = video.fit ?? .contain
        var issues: [Contradiction] = []
        if fit != .contain, video.width == nil || video.height == nil {
            issues.append(.init([["video", "fit"]], "'\(fit.rawValue)' fills a box; say both 'width' and 'height'"))
        }
        if fit != .contain {
            for (name, length) in [("width", video.width), ("height", video.height)] where (length ?? 0) % 2 != 0 {
                issues.append(.init([["video", name]], "must be even, as pictures are encoded in pairs of lines"))
            }
            for (name, bound) in [
                ("maxWidth", video.maxWidth), ("maxHeight", video.maxHeight), ("maxShortSide", video.maxShortSide),
            ] where bound != nil {
                issues.append(
                    .init([["video", name]], "'\(fit.rawValue)' makes a box of a set size; leave out '\(name)'"))
            }
        }
        if video.upscale, video.width == nil, video.height == nil {
            issues.append(.init([["video", "upscale"]], "there is no size to grow to; say 'width' or 'height'"))
        }
        return issues
    }

    // MARK: Samples

    private var samples: [Contradiction] {
        let video = transcode.video
        var issues: [Contradiction] = []
        if let text = settings.video.background, RGBColor(text) == nil {
            issues.append(.init([["video", "background"]], "must be a colour such as '#1a2b3c', not '\(text)'"))
        }
        guard video.dynamicRange == .keep else { return issues }
        let places = [["video", "dynamicRange"]]
        if !video.codec.holdsHighDynamicRange {
            issues.append(
                .init(
                    places + [["video", "codec"]],
                    "high dynamic range in \(video.codec.title) is shown by few players; use HEVC, VP9 or AV1, or 'sdr'"
                ))
        } else if video.bitDepth != 10 {
            issues.append(.init(places, "high dynamic range takes 10 bits; say \"bitDepth\": 10, or 'sdr'"))
        }
        if video.background != .black {
            issues.append(
                .init(
                    [["video", "background"]],
                    "beside high dynamic range the background is black; leave it out, or say \"dynamicRange\": \"sdr\"")
            )
        }
        return issues
    }

    // MARK: Parts

    private var parts: [Contradiction] {
        settings.trim.issue.map { [.init([["trim", "end"], ["trim", "start"]], $0)] } ?? []
    }
}
