import FFmpeg
import MediaTypes

/// The sound of a file that is being written.
struct SoundTrack: ~Copyable {
    private let sound: StereoSound
    private let stream: Int
    private var position = 0
    private var encoder: AudioEncoder
    private var converter: Resampler
    private var packet: Packet

    /// Adds the track to a file.
    init(_ sound: StereoSound, _ encoding: ClipEncoding, in muxer: inout Muxer) throws(FFmpegError) {
        let encoder = try AudioEncoder(
            encoder: encoding.audioEncoder, format: ClipEncoding.sound, bitRate: 128_000, globalHeader: true)
        let stream = try muxer.addStream(of: encoder)
        let converter = try Resampler(from: ClipEncoding.sound, to: encoder.format)
        let packet = try Packet()
        self.sound = sound
        self.stream = stream
        self.converter = converter
        self.packet = packet
        self.encoder = encoder
    }

    /// Encodes the sound until a sample, or a little less where the encoder wants more at a time.
    mutating func write(upTo end: Int, to muxer: inout Muxer) throws(FFmpegError) {
        while position + encoder.frameSize <= min(end, sound.left.count) {
            try send(encoder.frameSize)
            try drain(to: &muxer)
        }
    }

    /// Encodes the rest of the sound and writes what the encoder still holds.
    mutating func finish(to muxer: inout Muxer) throws(FFmpegError) {
        try write(upTo: sound.left.count, to: &muxer)
        if position < sound.left.count { try send(sound.left.count - position) }
        try encoder.finish()
        try drain(to: &muxer)
    }

    private mutating func send(_ count: Int) throws(FFmpegError) {
        var frame = try AudioFrame(sampleCount: count, ClipEncoding.sound)
        for (channel, samples) in [sound.left, sound.right].enumerated() {
            let start = position
            frame.withMutableChannel(channel) { span in
                for index in 0..<count { span[index] = samples[start + index] }
            }
        }
        var converted = try converter.convert(frame)
        converted.setPresentation(ticks: Int64(position))
        try encoder.send(converted)
        position += count
    }

    private mutating func drain(to muxer: inout Muxer) throws(FFmpegError) {
        while try encoder.receive(into: &packet) == .output { try muxer.write(&packet, to: stream) }
    }
}
