import MediaTypes

/// What has to be done to a source's picture before it is encoded: turn it upright, square its pixels, fit it, and
/// bring it to 8-bit 4:2:0 limited range.
///
/// A pure function of the source's facts.
struct PicturePlan: Hashable, Sendable {
    /// How large a picture may be; what isn't set doesn't bound it.
    struct Bounds: Hashable, Sendable {
        var width: Int?
        var height: Int?
        var shortSide: Int?
    }

    /// The size of the picture that is encoded; even.
    let resolution: Resolution
    /// The colour tags of the picture that is encoded.
    let color: ColorTags
    /// The chain for FFmpeg's filter graph.
    let filters: String

    /// Plans for a source.
    ///
    /// - Parameters:
    ///   - video: the source's picture.
    ///   - bounds: how large it may be.
    init(_ video: VideoInfo, bounds: Bounds = Bounds()) {
        let upright = Self.squared(video)
        resolution = Self.fitted(upright, bounds)
        color = Self.tags(for: video)
        filters = Self.chain(video, resolution, color)
    }

    /// Plans for a source and what is asked for.
    init(_ video: VideoInfo, for settings: Transcode.Video) {
        self.init(
            video,
            bounds: Bounds(
                width: settings.maxWidth, height: settings.maxHeight, shortSide: settings.maxShortSide))
    }

    /// The upright size with square pixels: the longer way of stretching is taken, so that no line is lost.
    static func squared(_ video: VideoInfo) -> Resolution {
        var size = video.resolution
        if let aspect = video.sampleAspectRatio, aspect.numerator > 0, aspect.value != 1, aspect.value < 8,
            aspect.value > 0.125
        {
            let width = Double(size.width)
            let height = Double(size.height)
            size =
                aspect.value > 1
                ? Resolution(width: Int((width * aspect.value).rounded()), height: size.height)
                : Resolution(width: size.width, height: Int((height / aspect.value).rounded()))
        }
        return video.rotation.swapsSides ? size.transposed : size
    }

    /// The size that keeps the shape and fits the bounds, made even; never larger than it was but by one line.
    static func fitted(_ size: Resolution, _ bounds: Bounds) -> Resolution {
        let scale = [
            (bounds.width, size.width), (bounds.height, size.height), (bounds.shortSide, min(size.width, size.height)),
        ]
        .compactMap { bound, length in bound.map { Double($0) / Double(length) } }.reduce(1, min)
        return Resolution(width: even(Double(size.width) * scale), height: even(Double(size.height) * scale))
    }

    private static func even(_ length: Double) -> Int { max(2, Int((length / 2).rounded()) * 2) }

    /// The source's tags where it has them; for what it doesn't say, BT.709 from 720 lines or columns on, BT.601
    /// below, as players assume.
    ///
    /// RGB sources become BT.709.
    static func tags(for video: VideoInfo) -> ColorTags {
        let isLarge =
            max(video.resolution.width, video.resolution.height) >= 1280
            || min(video.resolution.width, video.resolution.height) >= 720
        let guess = isLarge || isRGB(video) ? "bt709" : "smpte170m"
        return ColorTags(
            primaries: known(video.color.primaries) ?? guess, transfer: known(video.color.transfer) ?? guess,
            matrix: isRGB(video) ? guess : known(video.color.matrix) ?? guess, range: "tv")
    }

    private static func isRGB(_ video: VideoInfo) -> Bool {
        let name = video.pixelFormat?.rawValue ?? ""
        return video.color.matrix == "gbr"
            || ["rgb", "bgr", "gbr", "argb", "abgr", "pal8", "0rgb", "0bgr"].contains(where: name.hasPrefix)
    }

    private static func known(_ tag: String?) -> String? {
        guard let tag, tag != "unknown", tag != "unspecified", tag != "reserved", tag != "gbr" else { return nil }
        return tag
    }

    private static func chain(_ video: VideoInfo, _ size: Resolution, _ color: ColorTags) -> String {
        var steps = turns(video.rotation)
        let isFull = video.color.range == "pc" || (video.pixelFormat?.rawValue.hasPrefix("yuvj") ?? false)
        var scale = "scale=w=\(size.width):h=\(size.height):flags=lanczos+accurate_rnd+full_chroma_int:out_range=tv"
        if !isRGB(video) {
            scale += ":in_range=\(isFull ? "pc" : "tv")"
            if let matrix = scaleMatrix(color.matrix) {
                scale += ":in_color_matrix=\(matrix):out_color_matrix=\(matrix)"
            }
        } else {
            scale += ":out_color_matrix=bt709"
        }
        steps += [scale, "setsar=1", "format=yuv420p"]
        return steps.joined(separator: ",")
    }

    /// The names that FFmpeg's scale filter has for matrices.
    private static func scaleMatrix(_ matrix: String?) -> String? {
        switch matrix {
        case "bt709": "bt709"
        case "smpte170m", "bt470bg": "bt601"
        case "smpte240m": "smpte240m"
        case "fcc": "fcc"
        case "bt2020nc", "bt2020c": "bt2020"
        default: nil
        }
    }

    static func turns(_ rotation: Rotation) -> [String] {
        var steps: [String] = []
        if rotation.isMirrored { steps.append("hflip") }
        switch rotation.quarterTurn {
        case 90: steps.append("transpose=clock")
        case 180: steps += ["hflip", "vflip"]
        case 270: steps.append("transpose=cclock")
        default: break
        }
        return steps
    }
}
