import FFmpeg
import Foundation
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
        let path = try write(Array(text.utf8), to: name)
        return PassOutcome.File(name: name, path: path, media: MediaInfo(container: [], size: Int64(text.utf8.count)))
    }

    private func write(_ drawing: WaveformDrawing) throws(MediaError) -> PassOutcome.File {
        let name = "waveform.png"
        let bytes: [UInt8]
        do throws(FFmpegError) {
            bytes = try encoded(drawing)
        } catch {
            throw MediaError(.unsupported, "\(name) could not be encoded", cause: error)
        }
        let path = try write(bytes, to: name)
        let size = Resolution(width: drawing.width, height: drawing.height)
        let check = OutputCheck(
            path: path, name: name, frames: 1, audioSeconds: nil, resolution: size, needsIndexFirst: false)
        return try check.run(context.cancellation)
    }

    private func write(_ bytes: [UInt8], to name: String) throws(MediaError) -> String {
        let path = context.files.begin(name)
        do {
            try Data(bytes).write(to: URL(filePath: path))
        } catch {
            throw MediaError(writing: name, error)
        }
        return path
    }

    private func encoded(_ drawing: WaveformDrawing) throws(FFmpegError) -> [UInt8] {
        let size = Resolution(width: drawing.width, height: drawing.height)
        var settings = VideoEncoderSettings(
            encoder: "png", resolution: size, format: .rgba, timeBase: Rational(1, 25))
        settings.color = ColorTags(range: "pc")
        var frame = try VideoFrame(resolution: size, format: .rgba)
        frame.withMutablePlane(0) { pixels, stride in
            WaveformPixels(color: waveform.color, background: waveform.background).draw(drawing, &pixels, stride)
        }
        frame.setPresentation(ticks: 0)
        var encoder = try VideoEncoder(settings)
        try encoder.send(frame)
        try encoder.finish()
        var packet = try Packet()
        guard try encoder.receive(into: &packet) == .output else {
            throw FFmpegError(.other, function: "avcodec_receive_packet", text: "no image came out")
        }
        return packet.copyBytes()
    }
}

extension MediaError {
    /// Why a file could not be written by Foundation.
    fileprivate init(writing name: String, _ error: any Error) {
        let isFull = (error as? CocoaError)?.code == .fileWriteOutOfSpace
        let cause = FFmpegError(isFull ? .noRoom : .inputOutput, function: "write", text: error.localizedDescription)
        self.init(.unwritable, "\(name) could not be written", cause: cause)
    }
}
