import FFmpeg
import MediaTypes

/// One picture as a file of its own.
struct StillImage {
    /// The file's name, with its extension.
    let name: String
    /// Its size.
    let size: Resolution
    /// The file's bytes.
    let bytes: [UInt8]

    /// Encodes a picture.
    ///
    /// - Throws: ``FFmpegError`` if the encoder isn't there or refuses the picture.
    init(named name: String, _ picture: consuming VideoFrame, _ settings: VideoEncoderSettings) throws(FFmpegError) {
        picture.setPresentation(ticks: 0)
        if let quantizer = settings.quantizer { picture.setQuantizer(quantizer) }
        var encoder = try VideoEncoder(settings)
        try encoder.send(picture)
        try encoder.finish()
        var packet = try Packet()
        guard try encoder.receive(into: &packet) == .output else {
            throw FFmpegError(.other, function: "avcodec_receive_packet", text: "no image came out")
        }
        self.name = name
        size = settings.resolution
        bytes = packet.copyBytes()
    }

    /// Writes the file, and checks it.
    func write(_ context: OutputContext) throws(MediaError) -> PassOutcome.File {
        let path = try context.files.write(bytes, to: name)
        let check = OutputCheck(
            path: path, name: name, frames: 1, audioSeconds: nil, resolution: size, needsIndexFirst: false)
        return try check.run(context.cancellation)
    }
}
