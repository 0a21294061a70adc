import FFmpeg

/// Sound in a row, put in and taken out in pieces of any length; silence in it takes no memory until it is taken out.
struct SoundQueue: ~Copyable {
    /// How many samples a channel are inside.
    private(set) var count = 0
    private var sound: AudioFIFO
    private let format: AudioFormat
    /// How much of what is inside follows each other: sound that is held, and silence that isn't.
    private var parts: [Part] = []

    private struct Part {
        let isSilent: Bool
        var count: Int
    }

    /// How many samples of silence are made at a time.
    private static let piece = 4096

    /// Makes an empty queue.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    init(_ format: AudioFormat) throws(FFmpegError) {
        sound = try AudioFIFO(format)
        self.format = format
    }

    /// How many samples a channel are held in memory.
    var held: Int { sound.count }

    /// Puts in sound.
    mutating func write(_ frame: borrowing AudioFrame) throws(FFmpegError) {
        try sound.write(frame)
        add(Part(isSilent: false, count: frame.sampleCount))
    }

    /// Puts in so many samples a channel of silence.
    mutating func writeSilence(_ samples: Int) { add(Part(isSilent: true, count: samples)) }

    /// Takes out this many samples a channel, or all that are inside if those are fewer.
    mutating func read(_ wanted: Int) throws(FFmpegError) -> AudioFrame {
        let wanted = min(wanted, count)
        if let first = parts.first, !first.isSilent, first.count >= wanted { return try sound.read(take(wanted).count) }
        var row = try AudioFIFO(format)
        while row.count < wanted {
            let part = take(wanted - row.count)
            if part.isSilent {
                try Self.writeSilence(part.count, to: &row, format)
            } else {
                try row.write(try sound.read(part.count))
            }
        }
        return try row.read(wanted)
    }

    /// Throws away this many samples a channel from the front, or all that are inside if those are fewer.
    mutating func discard(_ unwanted: Int) {
        var left = min(unwanted, count)
        while left > 0 {
            let part = take(left)
            if !part.isSilent { sound.discard(part.count) }
            left -= part.count
        }
    }

    private mutating func add(_ part: Part) {
        guard part.count > 0 else { return }
        count += part.count
        if let last = parts.last, last.isSilent == part.isSilent {
            parts[parts.count - 1].count += part.count
        } else {
            parts.append(part)
        }
    }

    /// What is at the front, of one kind and at most so much, which is inside no more.
    private mutating func take(_ most: Int) -> Part {
        let first = parts[0]
        let taken = min(most, first.count)
        count -= taken
        parts[0].count -= taken
        if parts[0].count == 0 { parts.removeFirst() }
        return Part(isSilent: first.isSilent, count: taken)
    }

    private static func writeSilence(
        _ samples: Int, to row: inout AudioFIFO, _ format: AudioFormat
    ) throws(FFmpegError) {
        for start in stride(from: 0, to: samples, by: piece) {
            var silence = try AudioFrame(sampleCount: min(samples - start, piece), format)
            silence.silence()
            try row.write(silence)
        }
    }
}
