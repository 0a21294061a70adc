import FFmpeg
import Foundation
import MediaTypes
import Testing

@Suite("Demuxer: what a file says of itself")
struct DemuxerFactsTests {
    @Test("every fact agrees with ffprobe", arguments: Fixture.allCases)
    func agrees(_ fixture: Fixture) throws {
        let info = try Demuxer(path: fixture.path).info
        var judged = try Judge.facts(of: fixture.path)
        // A file that doesn't name its channels has the usual ones for their number; -99 is an unknown level.
        for index in judged.streams.indices where judged.streams[index].channels == 1 {
            judged.streams[index].channelLayout = "mono"
        }
        for index in judged.streams.indices where judged.streams[index].level == -99 {
            judged.streams[index].level = nil
        }
        #expect(ProbedFile(info) == judged)
    }

    @Test(
        "only of MP4 is it known whether the index comes first",
        arguments: [(Fixture.clip, true), (.rotated, false), (.silent, nil), (.tone, nil)] as [(Fixture, Bool?)])
    func index(_ fixture: Fixture, _ isFirst: Bool?) throws {
        let info = try Demuxer(path: fixture.path).info
        #expect(info.moovFirst == isFirst)
    }

    @Test("a folder of any name will do: what looks like a protocol or a pattern is only a name")
    func names() throws {
        let scratch = try Scratch()
        for name in ["http:x.mp4", "concat:a|b.mp4", "%03d.mp4", "-i", "Grüße 🎬.mp4"] {
            let bytes = try Fixture.clip.bytes()
            let path = try scratch.write(bytes, to: name)
            let info = try Demuxer(path: path).info
            #expect(info.size == Int64(bytes.count))
        }
    }
}

@Suite("Demuxer: packets")
struct DemuxerPacketTests {
    private func packets(of path: String, only streams: Set<Int>? = nil) throws -> [Int: [Int64?]] {
        var demuxer = try Demuxer(path: path)
        if let streams { demuxer.select(streams) }
        var packet = try Packet()
        var times: [Int: [Int64?]] = [:]
        while try demuxer.read(into: &packet) { times[packet.streamIndex, default: []].append(packet.decodingTicks) }
        #expect(packet.size == 0)
        let isOver = try !demuxer.read(into: &packet)
        #expect(isOver)
        return times
    }

    @Test("come out as ffprobe lists them, and after the end there are none", arguments: Fixture.allCases)
    func agrees(_ fixture: Fixture) throws {
        let list = try Judge.run(
            "ffprobe",
            ["-v", "error", "-show_entries", "packet=stream_index,dts", "-of", "csv=p=0", "file:" + fixture.path])
        var judged: [Int: [Int64?]] = [:]
        for line in String(decoding: list, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: ",")
            judged[try #require(Int(fields[0])), default: []].append(Int64(fields[1]))
        }
        #expect(try packets(of: fixture.path) == judged)
    }

    @Test("of streams that are not selected don't come")
    func selection() throws {
        #expect(try packets(of: Fixture.clip.path, only: [1]).mapValues(\.count) == [1: 95])
        #expect(try packets(of: Fixture.clip.path, only: []).isEmpty)
    }

    @Test("a stream that isn't there is refused by its number", arguments: [-1, 2, 9_999])
    func noStream(_ index: Int) throws {
        let demuxer = try Demuxer(path: Fixture.clip.path)
        let error = #expect(throws: FFmpegError.self) { try demuxer.parameters(of: index) }
        #expect(error?.description == "AVFormatContext.streams: there is no stream \(index)")
        #expect(error?.reason == .notFound)
    }

    @Test("a reference has the same data and a time of its own, which stays within 64 bits")
    func reference() throws {
        var demuxer = try Demuxer(path: Fixture.clip.path)
        var packet = try Packet()
        _ = try demuxer.read(into: &packet)
        var copy = try packet.reference()
        let original = packet.presentationTicks
        #expect(copy.copyBytes() == packet.copyBytes())
        #expect(copy.size > 0)
        copy.shift(byTicks: 40)
        #expect(copy.presentationTicks == original.map { $0 + 40 })
        copy.shift(byTicks: .max)
        copy.shift(byTicks: .max)
        #expect(copy.presentationTicks == .max)
        for _ in 0..<3 { copy.shift(byTicks: .min) }
        #expect(copy.presentationTicks == .min + 1)
        #expect(packet.presentationTicks == original)
    }
}
