import FFmpeg
import MediaTypes

/// What the numbers of a source's pictures mean as colours, and what they mean once encoded.
struct PictureColor: Hashable, Sendable {
    /// The source's tags, with those that it doesn't say.
    let source: ColorTags
    /// The tags of what is encoded; always whole, and in limited range.
    let encoded: ColorTags
    /// Whether the source is red, green and blue.
    let isRGB: Bool
    /// Whether the source's range is to be made limited.
    let isFullRange: Bool
    /// Whether high dynamic range is to be made standard.
    let isToneMapped: Bool
    /// What was taken for said, for people; `nil` if the source says everything.
    let assumption: String?

    /// Colours of a source.
    init(_ video: VideoInfo, for settings: Transcode.Video) {
        isRGB = Self.isRGB(video)
        let tags = Self.tags(for: video, assuming: settings.assumeColor)
        source = tags
        isFullRange = video.color.range == "pc" || (video.pixelFormat?.rawValue.hasPrefix("yuvj") ?? false)
        isToneMapped = tags.isHighDynamicRange && settings.dynamicRange == .sdr
        encoded = isToneMapped ? .bt709 : tags
        let isSaid = isRGB || Self.known(video.color.matrix) != nil
        assumption =
            isSaid ? nil : "the source doesn't say its colours; they are taken for \(Self.title(of: tags.matrix))"
    }

    /// The source's tags where it has them; for what it doesn't say, what is declared, else BT.709 from 720 lines or 1280
    /// columns on, BT.601 below, as players assume; BT.2020 where the range is high.
    ///
    /// RGB sources become BT.709.
    static func tags(for video: VideoInfo, assuming declared: Transcode.AssumedColor? = nil) -> ColorTags {
        let guess = guess(for: video, declared)
        return ColorTags(
            primaries: known(video.color.primaries) ?? guess.primaries,
            transfer: known(video.color.transfer) ?? guess.transfer,
            matrix: isRGB(video) ? guess.matrix : known(video.color.matrix) ?? guess.matrix, range: "tv")
    }

    private static func guess(for video: VideoInfo, _ declared: Transcode.AssumedColor?) -> ColorTags {
        if video.color.isHighDynamicRange {
            return ColorTags(primaries: "bt2020", transfer: video.color.transfer, matrix: "bt2020nc")
        }
        if isRGB(video) { return .bt709 }
        switch declared {
        case .bt709: return .bt709
        case .bt601: return standardDefinition(video)
        case nil: return isLarge(video.resolution) ? .bt709 : .bt601
        }
    }

    /// BT.601's primaries are those of 625 lines or of 525.
    private static func standardDefinition(_ video: VideoInfo) -> ColorTags {
        guard video.resolution.height == 576 else { return .bt601 }
        return ColorTags(primaries: "bt470bg", transfer: "smpte170m", matrix: "bt470bg", range: "tv")
    }

    private static func isLarge(_ size: Resolution) -> Bool {
        max(size.width, size.height) >= 1280 || min(size.width, size.height) >= 720
    }

    private static func isRGB(_ video: VideoInfo) -> Bool {
        video.color.matrix == "gbr" || (video.pixelFormat?.isRGB ?? false)
    }

    private static func known(_ tag: String?) -> String? {
        guard let tag, tag != "unknown", tag != "unspecified", tag != "reserved", tag != "gbr" else { return nil }
        return tag
    }

    private static func title(of matrix: String?) -> String {
        switch matrix {
        case "bt709": "BT.709"
        case "bt2020nc": "BT.2020"
        default: "BT.601"
        }
    }
}

extension ColorTags {
    /// BT.601 of 525 lines in limited range: standard definition.
    fileprivate static let bt601 = ColorTags(
        primaries: "smpte170m", transfer: "smpte170m", matrix: "smpte170m", range: "tv")
}
