import FFmpeg
import MediaTypes

/// The sound of a file: converted, brought to a loudness, encoded, and given to a muxer.
///
/// Sound that begins late begins late in the file. Where its loudness is to be changed and isn't known yet, it is held in
/// memory up to its end.
struct SoundTrack: ~Copyable {
    /// What a person should know.
    private(set) var notes: [String]
    private var encoder: AudioEncoder
    private var converter: SoundConverter
    private var holder: SoundHolder?
    private var gain: Resampler?
    private let stream: Int
    private var encoded = 0

    /// Opens an encoder and adds its stream.
    ///
    /// - Parameters:
    ///   - work: what is made of the sound.
    ///   - decision: by which gain it is brought to its loudness, where that is known from a reading before.
    ///   - bytes: how much sound may be held where it isn't.
    ///   - muxer: where the stream goes.
    ///   - globalHeader: whether parameters go into the container's header, as MP4 and Matroska want it.
    /// - Throws: ``FFmpegError`` if the linked libraries have no such encoder, or it refuses the sound.
    init(
        _ work: SoundWork, _ decision: LoudnessDecision?, holding bytes: Int, _ muxer: inout Muxer, globalHeader: Bool
    ) throws(FFmpegError) {
        let encoder = try AudioEncoder(
            encoder: work.codec.encoder, format: work.format, bitRate: work.bitRate, globalHeader: globalHeader)
        let format = work.loudness == nil ? encoder.format : encoder.format.heldFormat(of: work.format)
        let converter = try SoundConverter(work, to: format)
        let holder =
            decision == nil
            ? try work.loudness.map { target throws(FFmpegError) in try SoundHolder(target, format, holding: bytes) }
            : nil
        let gain = try decision.map { decision throws(FFmpegError) in
            try Self.resampler(decision, from: format, to: encoder.format)
        }
        stream = try muxer.addStream(of: encoder)
        notes = work.plan.notes + (decision.map { [$0.note] } ?? [])
        self.gain = gain
        self.encoder = encoder
        self.converter = converter
        self.holder = holder
    }

    /// How much sound was encoded, in seconds.
    var seconds: Double { Double(encoded) / Double(encoder.format.sampleRate) }

    /// How far into the source sound was taken in, in seconds.
    var reached: Double { converter.seconds }

    /// Whether all of the part that is made is there.
    var isComplete: Bool { converter.isComplete }

    /// Takes in sound.
    mutating func encode(_ sound: SharedAudioFrame, to muxer: inout Muxer) throws(FFmpegError) {
        try converter.take(sound.frame)
        try passOn(isLast: false, &muxer)
    }

    /// Encodes what is left.
    mutating func finish(_ muxer: inout Muxer) throws(FFmpegError) {
        try converter.finish()
        try passOn(isLast: true, &muxer)
        if let holder = holder.take() { try encode(holder, &muxer) }
        notes += converter.notes
        try encoder.finish()
        try write(to: &muxer)
    }

    /// What makes sound louder or quieter, and gives it the format that the encoder takes.
    private static func resampler(
        _ decision: LoudnessDecision, from source: AudioFormat, to target: AudioFormat
    ) throws(FFmpegError) -> Resampler {
        let matrix = MixMatrix.same(target.layout.channels, by: decision.factor)
        return try Resampler(from: source, to: target, matrix: matrix.rows)
    }

    private mutating func passOn(isLast: Bool, _ muxer: inout Muxer) throws(FFmpegError) {
        let size = encoder.pieceSize
        while converter.count >= size || (isLast && converter.count > 0) {
            let piece = try converter.read(size)
            if holder != nil {
                try holder?.take(piece)
            } else {
                try encode(piece, &muxer)
            }
        }
    }

    private mutating func encode(_ holder: consuming SoundHolder, _ muxer: inout Muxer) throws(FFmpegError) {
        var held = try holder.finish()
        notes.append(held.decision.note)
        gain = try Self.resampler(held.decision, from: converter.format, to: encoder.format)
        while held.sound.count > 0 {
            var piece = try held.sound.read(encoder.pieceSize)
            piece.setPresentation(ticks: held.start)
            held.start += Int64(piece.sampleCount)
            try encode(piece, &muxer)
        }
    }

    private mutating func encode(_ piece: borrowing AudioFrame, _ muxer: inout Muxer) throws(FFmpegError) {
        encoded += piece.sampleCount
        if var louder = try gain?.convert(piece) {
            louder.setPresentation(ticks: piece.presentationTicks ?? 0)
            try encoder.send(louder)
        } else {
            try encoder.send(piece)
        }
        try write(to: &muxer)
    }

    private mutating func write(to muxer: inout Muxer) throws(FFmpegError) {
        var packet = try Packet()
        while try encoder.receive(into: &packet) == .output { try muxer.write(&packet, to: stream) }
    }
}

extension AudioEncoder {
    /// How many samples it is given at a time.
    var pieceSize: Int { frameSize > 0 ? frameSize : 1024 }
}

extension AudioFormat {
    /// The format in which sound of another one is held before its loudness is changed: that one's, as fine as it is.
    func heldFormat(of source: AudioFormat) -> AudioFormat {
        var format = source.floatingPoint
        format.sampleRate = sampleRate
        format.layout = layout
        return format
    }
}
