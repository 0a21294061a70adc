import FFmpeg
import MediaTypes

/// Writes one frame as images: as a screen shows it, with square pixels, converted once to RGB a size, encoded from that.
struct PosterWriter {
    /// The length of a tick; a single picture's time says nothing.
    private static let timeBase = Rational(1, 1000)

    private let poster: Poster
    private let video: VideoInfo
    private let chain: PictureChain
    private let context: OutputContext

    init(_ poster: Poster, _ video: VideoInfo, _ context: OutputContext) {
        self.poster = poster
        self.video = video
        chain = PictureChain(of: video, on: poster.background)
        self.context = context
    }

    /// What a person should know of how the frame was changed.
    var notes: [String] { chain.notes }

    /// Writes all sizes and formats, and checks each.
    func write(_ frame: borrowing VideoFrame) throws(MediaError) -> [PassOutcome.File] {
        var files: [PassOutcome.File] = []
        let shown = try translated("made ready to be shown") { () throws(FFmpegError) in try asShown(frame) }
        let picture = PictureSizing.squared(video.resolution, video.sampleAspectRatio, video.rotation)
        for size in PosterSizes.sizes(widths: poster.widths, of: picture) {
            let image = try translated("scaled") { () throws(FFmpegError) in
                var scaler = try Scaler(like: shown.frame, to: size, format: .rgb24, color: ColorTags(range: "pc"))
                return SharedVideoFrame(try scaler.scale(shown.frame), timeBase: Self.timeBase)
            }
            for format in poster.formats { files.append(try write(image, size, format)) }
        }
        return files
    }

    /// The frame as a screen shows it: upright, nothing seen through, of standard range, with colour tags.
    private func asShown(_ frame: borrowing VideoFrame) throws(FFmpegError) -> SharedVideoFrame {
        var shown = try frame.reference()
        if !chain.still.isEmpty {
            var graph = try FilterGraph(
                like: shown, timeBase: Self.timeBase, chain: chain.still.joined(separator: ","))
            try graph.push(shown)
            try graph.finish()
            shown = try VideoFrame()
            _ = try graph.pull(into: &shown)
        }
        var color = chain.stillColor
        if !chain.changesColor, let range = frame.color.range { color.range = range }
        shown.setColor(color)
        return SharedVideoFrame(shown, timeBase: Self.timeBase)
    }

    private func write(
        _ image: SharedVideoFrame, _ size: Resolution, _ format: Poster.Format
    ) throws(MediaError) -> PassOutcome.File {
        let name = "\(size.width).\(format.fileExtension)"
        return try translated("encoded as \(format.rawValue)") { () throws(FFmpegError) in
            try encoded(image, size, format, named: name)
        }.write(context)
    }

    private func encoded(
        _ image: SharedVideoFrame, _ size: Resolution, _ format: Poster.Format, named name: String
    ) throws(FFmpegError) -> StillImage {
        let jpegColor = ColorTags(matrix: "smpte170m", range: "pc")
        let pixels: PixelFormat = format == .jpeg ? .yuvj420p : format == .webp ? .bgra : .rgb24
        var converter = try Scaler(
            like: image.frame, to: size, format: pixels, color: format == .jpeg ? jpegColor : ColorTags(range: "pc"))
        return try StillImage(named: name, converter.scale(image.frame), settings(for: format, size, pixels))
    }

    private func settings(for format: Poster.Format, _ size: Resolution, _ pixels: PixelFormat) -> VideoEncoderSettings
    {
        var settings = VideoEncoderSettings(
            encoder: format.encoder, resolution: size, format: pixels, timeBase: Rational(1, 25))
        switch format {
        case .jpeg:
            settings.quantizer = max(1, Int((Double(100 - poster.quality) / 4).rounded()))
            settings.color = ColorTags(matrix: "smpte170m", range: "pc")
        case .webp: settings.options = ["quality": String(poster.quality)]
        case .png: settings.color = ColorTags(range: "pc")
        }
        return settings
    }

    private func translated<Value>(
        _ what: String, _ body: () throws(FFmpegError) -> Value
    ) throws(MediaError) -> Value {
        do throws(FFmpegError) {
            return try body()
        } catch {
            throw MediaError(.unsupported, "a frame of \(context.sourceName) could not be \(what)", cause: error)
        }
    }
}

extension PictureChain {
    /// The chain of a picture that becomes an image.
    ///
    /// Where the linked FFmpeg can't make high dynamic range standard, it stays as it is.
    fileprivate init(of video: VideoInfo, on background: RGBColor) {
        var settings = Transcode.Video(codec: .h264, crf: nil, maxBitRate: 0, speed: "medium")
        settings.background = background
        let canMap = ["zscale", "tonemap"].allSatisfy(FFmpegLibrary.hasFilter)
        settings.dynamicRange = canMap ? .sdr : .keep
        self.init(video, nil, settings, nil)
    }
}
