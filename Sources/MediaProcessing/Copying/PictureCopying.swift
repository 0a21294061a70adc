import FFmpeg
import MediaTypes
import Wording

/// What of a source's pictures is not as a transcode asks for it, each as a clause.
///
/// A pure function of the source's facts and of the settings. A clip's mean bit rate stands for its peak, which its header
/// doesn't tell, and how far its key frames are apart isn't asked.
struct PictureCopying {
    private let stream: StreamInfo
    private let video: VideoInfo
    private let source: MediaInfo
    private let transcode: Transcode
    private var settings: Transcode.Video { transcode.video }

    init(_ stream: StreamInfo, _ video: VideoInfo, of source: MediaInfo, for transcode: Transcode) {
        self.stream = stream
        self.video = video
        self.source = source
        self.transcode = transcode
    }

    /// Whether the pictures are copied.
    var decision: CopyDecision {
        CopyDecision(
            settings.copy, "the picture", faults: codec + samples + shape + times + rates, hindrances: hindrances)
    }

    // MARK: What can't be copied

    private var hindrances: [String] {
        var clauses = CopyHindrances(stream, of: source, into: transcode.copyTarget).clauses
        if stream.leavesOutPictures { clauses.append("its edit list leaves out some of its pictures") }
        return clauses
    }

    // MARK: What isn't right

    private var codec: [String] {
        guard stream.codec.rawValue == settings.codec.rawValue else {
            return ["it is \(stream.codec.title), not \(settings.codec.title)"]
        }
        guard let reach = transcode.plays, let places = reach.absence else { return [] }
        var clauses: [String] = []
        if let profile = stream.profile, !settings.codec.plainProfiles.contains(profile) {
            clauses.append("it is \(settings.codec.title) \(profile), which \(places)")
        }
        if settings.codec == .h264, let level = stream.level, level > reach.greatestLevel {
            clauses.append("it is of level \(Self.level(level)), over \(Self.level(reach.greatestLevel))")
        }
        return clauses
    }

    private static func level(_ level: Int) -> String { "\(level / 10).\(level % 10)" }

    private var samples: [String] {
        let color = PictureColor(video, for: settings)
        let format: PixelFormat = settings.bitDepth == 10 ? .yuv420p10 : .yuv420p
        var clauses: [String] = []
        if let found = video.pixelFormat, found != format, !(found == .yuvj420p && format == .yuv420p) {
            clauses.append("its samples are \(found), not \(format)")
        }
        if video.pixelFormat == nil { clauses.append("it doesn't say how its samples are stored") }
        if stream.hasAlphaBeside { clauses.append("it can be seen through") }
        if color.isFullRange { clauses.append("it has the full range of values") }
        if color.isToneMapped || (settings.dynamicRange == .sdr && video.dolbyVision != nil) {
            clauses.append("it has high dynamic range")
        }
        return clauses
    }

    private var shape: [String] {
        var clauses: [String] = []
        if let aspect = video.sampleAspectRatio, aspect.value != 1 { clauses.append("its pixels aren't square") }
        if video.rotation.isMirrored { clauses.append("it is mirrored") }
        if video.rotation.quarterTurn != 0 { clauses.append("it is rotated") }
        let wanted = PictureSizing(video, for: settings).frame
        if clauses.isEmpty, wanted != video.resolution {
            let isLess = wanted.width <= video.resolution.width && wanted.height <= video.resolution.height
            clauses.append("it is \(video.resolution), " + (isLess ? "over" : "not") + " \(wanted)")
        }
        return clauses
    }

    private var times: [String] {
        var clauses: [String] = []
        if settings.deinterlace == .auto {
            if video.isInterlaced {
                clauses.append("it is interlaced")
            } else if stream.codec == .h264, video.fieldOrder == nil {
                clauses.append("it doesn't say that it isn't interlaced")
            }
        }
        if let rate = settings.frameRate {
            clauses.append("\(Self.number(rate.value)) equal steps a second are asked for")
        }
        if let most = settings.maxFrameRate, let rate = video.averageFrameRate?.value, rate > most * 1.001 {
            clauses.append("it has \(Self.number(rate)) pictures a second, over \(Self.number(most))")
        }
        return clauses
    }

    private var rates: [String] {
        let most = [settings.maxBitRate, settings.bitRate ?? 0].filter { $0 > 0 }.min()
        guard let most else { return [] }
        guard let rate = stream.bitRate ?? source.bitRate else { return ["its bit rate isn't known"] }
        return rate > Int64(most) ? ["it has \(Words.bitRate(rate)), over \(Words.bitRate(Int64(most)))"] : []
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() ? String(Int(value)) : Words.decimals(value, 2)
    }
}

extension Transcode.VideoCodec {
    /// The profiles, by FFmpeg's names, that play wherever the codec does.
    fileprivate var plainProfiles: Set<String> {
        switch self {
        case .h264: ["Baseline", "Constrained Baseline", "Main", "High"]
        case .hevc: ["Main", "Main 10"]
        case .vp9: ["Profile 0", "Profile 2"]
        case .av1: ["Main"]
        }
    }
}

extension Reach {
    /// What is said of what doesn't play where it is promised; `nil` where nothing is promised.
    fileprivate var absence: String? {
        switch self {
        case .everywhere: "doesn't play everywhere"
        case .browsers: "browsers don't play"
        case .apple: "Apple's devices don't play"
        case .somewhere: nil
        }
    }

    /// The highest level of H.264, ten times its number: what decoders in hardware have had for long is 4.0, and 4.2 is
    /// that of 1080 lines at 60 pictures a second.
    fileprivate var greatestLevel: Int { self == .everywhere ? 40 : 42 }
}
