import FFmpeg
import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("Sound in a row, with silence in it")
struct SoundQueueTests {
    private static let format = AudioFormat(sampleFormat: .s16, sampleRate: 48_000, layout: .mono)

    /// Puts in 3 samples, 5 of silence, 2, 10,000 of silence, and 1.
    private static func queue() throws -> SoundQueue {
        var queue = try SoundQueue(format)
        try queue.write(try sound([1, 2, 3]))
        queue.writeSilence(5)
        try queue.write(try sound([4, 5]))
        queue.writeSilence(10_000)
        try queue.write(try sound([6]))
        return queue
    }

    private static let all: [Int16] = [1, 2, 3, 0, 0, 0, 0, 0, 4, 5] + Array(repeating: 0, count: 10_000) + [6]

    /// Numbers as sound: what a decoder makes of them.
    private static func sound(_ samples: [Int16]) throws -> AudioFrame {
        let scratch = try Scratch()
        var bytes = Array("RIFF".utf8) + little(UInt32(36 + samples.count * 2)) + Array("WAVEfmt ".utf8)
        bytes += little(UInt32(16)) + little(UInt16(1)) + little(UInt16(1)) + little(UInt32(48_000))
        bytes += little(UInt32(96_000)) + little(UInt16(2)) + little(UInt16(16)) + Array("data".utf8)
        bytes += little(UInt32(samples.count * 2)) + samples.flatMap { little(UInt16(bitPattern: $0)) }
        var demuxer = try Demuxer(path: try scratch.write(bytes, to: "sound.wav"))
        var decoder = try AudioDecoder(try demuxer.parameters(of: 0))
        var packet = try Packet()
        #expect(try demuxer.read(into: &packet))
        try decoder.send(packet)
        var frame = try AudioFrame()
        #expect(try decoder.receive(into: &frame) == .output)
        return frame
    }

    private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }

    private static func numbers(_ frame: borrowing AudioFrame) -> [Int16] {
        frame.sampleCount == 0 ? [] : frame.withInt16s { span in span.indices.map { span[$0] } }
    }

    @Test("comes out in pieces of any length as it went in", arguments: [1, 2, 3, 4, 9, 1_024, 4_096, 20_000])
    func pieces(size: Int) throws {
        var queue = try Self.queue()
        var found: [Int16] = []
        while queue.count > 0 { found += Self.numbers(try queue.read(size)) }
        #expect(found == Self.all)
    }

    @Test("loses what is thrown away, and nothing else", arguments: [0, 2, 3, 6, 9, 5_000, 10_011, 20_000])
    func discarded(count: Int) throws {
        var queue = try Self.queue()
        queue.discard(count)
        #expect(queue.count == max(0, Self.all.count - count))
        #expect(Self.numbers(try queue.read(.max)) == Array(Self.all.dropFirst(count)))
    }

    @Test("holds no silence in memory")
    func memory() throws {
        var queue = try Self.queue()
        queue.writeSilence(48_000 * 600)
        #expect(queue.held == 6)
        #expect(Self.numbers(try queue.read(4)) == [1, 2, 3, 0])
    }
}
