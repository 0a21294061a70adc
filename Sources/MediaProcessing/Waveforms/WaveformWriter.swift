import FFmpeg
import MediaTypes

/// Writes a waveform's files.
struct WaveformWriter {
    private let waveform: Waveform
    private let context: OutputContext

    init(_ waveform: Waveform, _ context: OutputContext) {
        self.waveform = waveform
        self.context = context
    }

    /// Writes all formats, and checks the pictures that can be opened again.
    func write(
        _ mix: WaveformPoints, _ each: WaveformPoints?, sampleRate: Int
    ) throws(MediaError) -> [PassOutcome.File] {
        let drawing = WaveformDrawing(each ?? mix, width: waveform.width, height: waveform.height)
        var files: [PassOutcome.File] = []
        for format in waveform.formats {
            switch format {
            case .json:
                files.append(try write(mix.json(sampleRate: sampleRate), to: "waveform.json"))
                if let each { files.append(try write(each.json(sampleRate: sampleRate), to: "channels.json")) }
            case .svg:
                files.append(
                    try write(
                        drawing.svg(color: waveform.color, background: waveform.background), to: "waveform.svg"))
            case .png: files.append(try write(drawing))
            }
        }
        return files
    }

    private func write(_ text: String, to name: String) throws(MediaError) -> PassOutcome.File {
        let path = try context.files.write(Array(text.utf8), to: name)
        return PassOutcome.File(name: name, path: path, media: MediaInfo(container: [], size: Int64(text.utf8.count)))
    }

    private func write(_ drawing: WaveformDrawing) throws(MediaError) -> PassOutcome.File {
        let name = "waveform.png"
        let image: StillImage
        do throws(FFmpegError) {
            image = try encoded(drawing, named: name)
        } catch {
            throw MediaError(.unsupported, "\(name) could not be encoded", cause: error)
        }
        return try image.write(context)
    }

    private func encoded(_ drawing: WaveformDrawing, named name: String) throws(FFmpegError) -> StillImage {
        let size = Resolution(width: drawing.width, height: drawing.height)
        var settings = VideoEncoderSettings(
            encoder: "png", resolution: size, format: .rgba, timeBase: Rational(1, 25))
        settings.color = ColorTags(range: "pc")
        var frame = try VideoFrame(resolution: size, format: .rgba)
        frame.withMutablePlane(0) { pixels, stride in
            WaveformPixels(color: waveform.color, background: waveform.background).draw(drawing, &pixels, stride)
        }
        return try StillImage(named: name, frame, settings)
    }
}
