import FFmpeg
import MediaTypes

/// The filters that a source's pictures need, in FFmpeg's notation.
///
/// Whole ones are made of two fields first, since all that follows would mix the fields; then pictures that aren't wanted
/// are dropped; what can be seen through is laid on the background; then turned, scaled and brought to the samples that
/// are encoded; and padded last.
struct PictureChain: Hashable, Sendable {
    /// The sizes that pictures go through.
    let sizing: PictureSizing
    /// What their numbers mean.
    let color: PictureColor
    /// How the samples are stored that are encoded.
    let format: PixelFormat
    private let video: VideoInfo
    private let codec: CodecID?
    private let settings: Transcode.Video
    private let rate: String?

    /// How libswscale scales.
    static let quality = "flags=lanczos+accurate_rnd+full_chroma_int"

    init(_ video: VideoInfo, _ codec: CodecID?, _ settings: Transcode.Video, _ rate: String?) {
        sizing = PictureSizing(video, for: settings)
        color = PictureColor(video, for: settings)
        format = settings.bitDepth == 10 ? .yuv420p10 : .yuv420p
        self.video = video
        self.codec = codec
        self.settings = settings
        self.rate = rate
    }

    /// The filters, one after the other; none where nothing has to be done.
    var steps: [String] {
        var steps = deinterlacing + (rate.map { [$0] } ?? []) + evening
        if isSeenThrough { steps.append(isFine ? fineFlattening : flattening) }
        steps += Self.turns(video.rotation)
        steps += scaling + (color.isToneMapped ? toneMapping : [])
        return steps + framing
    }

    /// The filters for a picture that is shown by itself in its own size: those that make it what a screen shows.
    var still: [String] {
        (isSeenThrough ? [isFine ? fineFlattening : flattening] : []) + Self.turns(video.rotation)
            + (color.isToneMapped ? toneMapping : [])
    }

    /// What the numbers of such a picture mean.
    var stillColor: ColorTags {
        if color.isToneMapped { return .bt709 }
        return ColorTags(
            primaries: color.source.primaries, transfer: color.source.transfer, matrix: color.source.matrix,
            range: color.isFullRange || arrivesAsRGB ? "pc" : "tv")
    }

    /// Whether the numbers don't mean what the source's do.
    var changesColor: Bool { isSeenThrough || color.isToneMapped }

    /// What a person should know of how pictures are changed.
    var notes: [String] {
        let flattened = "where pictures can be seen through, they were laid on the background, \(settings.background)"
        return (isSeenThrough ? [flattened] : [])
            + (color.isToneMapped ? ["high dynamic range was made standard (BT.709)"] : [])
    }

    // MARK: Fields

    /// Frames that say they are made of two fields become whole; the others go through as they are.
    private var deinterlacing: [String] {
        settings.deinterlace == .auto && mayBeInterlaced ? ["bwdif=mode=send_frame:parity=auto:deint=interlaced"] : []
    }

    /// Whether the stream says so, or is of a codec whose streams may be so from one frame to the next.
    private var mayBeInterlaced: Bool {
        if video.isInterlaced { return true }
        switch codec?.rawValue {
        case "mpeg2video", "vc1": return true
        case "h264", "mpeg4", "wmv3": return video.fieldOrder == nil
        default: return false
        }
    }

    // MARK: Size

    /// Cuts off the last line and column of an odd number.
    private var evening: [String] {
        guard sizing.stored != video.resolution else { return [] }
        return ["crop=w=\(sizing.stored.width):h=\(sizing.stored.height):x=0:y=0:exact=1"]
    }

    private static func turns(_ rotation: Rotation) -> [String] {
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

    /// Scales, and brings to the format that is encoded; tone mapping, if it follows, does the latter.
    private var scaling: [String] {
        let turned = video.rotation.swapsSides ? sizing.stored.transposed : sizing.stored
        let isScaled = turned != sizing.scaled
        guard isScaled || (!color.isToneMapped && isConverted) else { return [] }
        var scale = "scale=w=\(sizing.scaled.width):h=\(sizing.scaled.height):\(Self.quality)"
        if isFine, !color.isToneMapped {
            let limited = "zscale=min=gbr:rin=full:m=\(color.encoded.matrix ?? "bt709"):r=limited"
            return (isScaled ? [scale, "setsar=1"] : []) + [limited, "format=\(format)"]
        }
        if !color.isToneMapped { scale += conversion }
        return [scale] + (isScaled ? ["setsar=1"] : []) + (color.isToneMapped ? [] : ["format=\(format)"])
    }

    // MARK: Samples

    /// Whether there is something in the pictures through which the background is seen.
    var isSeenThrough: Bool { video.pixelFormat?.hasAlpha ?? false }
    /// Whether the pictures that are scaled are red, green and blue.
    private var arrivesAsRGB: Bool { color.isRGB || isSeenThrough }
    private var isConverted: Bool { arrivesAsRGB || color.isFullRange || video.pixelFormat != format }

    /// What the scale filter is told of colours.
    private var conversion: String {
        let matrix = Self.scaleMatrix(color.encoded.matrix)
        if arrivesAsRGB { return ":out_range=tv" + (matrix.map { ":out_color_matrix=\($0)" } ?? "") }
        let ranges = ":in_range=\(color.isFullRange ? "pc" : "tv"):out_range=tv"
        return ranges + (matrix.map { ":in_color_matrix=\($0):out_color_matrix=\($0)" } ?? "")
    }

    /// Lays what can be seen through on the background, in red, green and blue.
    private var flattening: String {
        var scale = "scale=\(Self.quality)+full_chroma_inp"
        if !color.isRGB {
            scale += ":in_range=\(color.isFullRange ? "pc" : "tv")"
            if let matrix = Self.scaleMatrix(color.source.matrix) { scale += ":in_color_matrix=\(matrix)" }
        }
        let back = settings.background
        return scale + ",format=gbrap,split[top][other];"
            + "[other]lutrgb=r=\(back.red):g=\(back.green):b=\(back.blue):a=255,format=gbrp[paper];"
            + "[paper][top]overlay=format=gbrp"
    }

    /// Whether they are laid on the background in more than 8 bits, which the overlay filter doesn't do.
    ///
    /// Where the linked FFmpeg has no zimg, they lose what is finer than 8 bits.
    private var isFine: Bool {
        isSeenThrough && (video.pixelFormat?.depth ?? 8) > 8 && (format == .yuv420p10 || color.isToneMapped)
            && FFmpegLibrary.hasFilter("zscale")
    }

    /// The same in 16 bits.
    ///
    /// zimg makes the colours, since libswscale's white is then 255/256 of the most.
    private var fineFlattening: String {
        let back = settings.background
        let matrix = color.source.matrix ?? "bt709"
        let colors =
            color.isRGB ? "" : "zscale=min=\(matrix):rin=\(color.isFullRange ? "pc" : "tv"):m=gbr:r=full,"
        return "split=3[top][alpha][other];[top]\(colors)format=gbrp16le[picture];"
            + "[alpha]extractplanes=a,scale=in_range=pc:out_range=pc,format=gray16le,mergeplanes=0x000000:gbrp16le[mask];"
            + "[other]format=gbrp16le,lutrgb=r=\(257 * Int(back.red)):g=\(257 * Int(back.green)):b=\(257 * Int(back.blue))"
            + "[paper];[paper][picture][mask]maskedmerge"
    }

    /// Linear light, where 1 is 100 candela a square metre → BT.709's primaries → Hable's curve → BT.709.
    ///
    /// zimg makes light of both PQ and HLG, the latter as a display of 1000 candela a square metre shows it, and the
    /// tonemap filter takes that for the peak where the source says none.
    private var toneMapping: [String] {
        let tags = color.source
        let input = [
            "tin=\(tags.transfer ?? "smpte2084")", "pin=\(tags.primaries ?? "bt2020")",
            "min=\(arrivesAsRGB ? "gbr" : tags.matrix ?? "bt2020nc")",
            "rin=\(arrivesAsRGB || color.isFullRange ? "pc" : "tv")",
        ]
        return [
            "zscale=" + (input + ["t=linear", "npl=100"]).joined(separator: ":"), "format=gbrpf32le", "zscale=p=bt709",
            "tonemap=tonemap=hable:desat=0", "zscale=t=bt709:m=bt709:r=tv", "format=\(format)",
        ]
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

    // MARK: Frame

    /// Cuts off what doesn't fit, or fills what is left.
    ///
    /// The filter `pad` makes its colour by BT.601 whatever the matrix is, which for greys is the same.
    private var framing: [String] {
        let (frame, scaled, offset) = (sizing.frame, sizing.scaled, sizing.offset)
        if frame == scaled { return [] }
        if frame.width < scaled.width || frame.height < scaled.height {
            return ["crop=w=\(frame.width):h=\(frame.height):x=\(-offset.x):y=\(-offset.y)"]
        }
        if settings.background.isGrey {
            let color = settings.background.description.dropFirst()
            return ["pad=w=\(frame.width):h=\(frame.height):x=\(offset.x):y=\(offset.y):color=0x\(color)"]
        }
        let paper = settings.background.components(matrix: color.encoded.matrix, bitDepth: settings.bitDepth)
        return [
            "split[picture][other];[other]scale=w=\(frame.width):h=\(frame.height):flags=neighbor",
            "lutyuv=y=\(paper.luma):u=\(paper.blueness):v=\(paper.redness)[paper];[paper][picture]"
                + "overlay=x=\(offset.x):y=\(offset.y):format=\(settings.bitDepth == 10 ? "yuv420p10" : "yuv420")",
        ]
    }
}
