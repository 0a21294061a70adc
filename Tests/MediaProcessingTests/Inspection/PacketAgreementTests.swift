import Foundation
import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("Packets as ffprobe lists them", .enabled(if: SharedMedia.isThere, SharedMedia.absence))
struct PacketAgreementTests {
    @Test(
        "give the same counts, times, frame durations and groups of pictures",
        arguments: (SharedMedia.real + SharedMedia.awkward).filter { $0.name != SharedMedia.longest })
    func agrees(media: Media) async throws {
        var probe = Probe()
        probe.depth = .packets
        let outcome = try await InProcessPasses().probe(path: media.path, name: media.name, probe)
        let inspection = try #require(outcome.inspection)
        if let video = outcome.source.firstVideo {
            let list = try PacketList(media.path, stream: video.index)
            let ours = try #require(inspection.video)
            #expect(ours.packets == list.packets.count)
            #expect(ours.discarded == list.packets.count { $0.isDiscarded })
            #expect(ours.disorderedTimes == list.disorderedTimes)
            expectDiscarded(video, list)
            try expectTimes(ours, list, outcome.source.begin?.seconds ?? 0)
        } else {
            #expect(inspection.video == nil)
        }
        if let audio = outcome.source.firstAudio {
            let list = try PacketList(media.path, stream: audio.index)
            #expect(inspection.audio?.packets == list.packets.count)
            #expect(inspection.audio?.discarded == list.packets.count { $0.isDiscarded })
            expectDiscarded(audio, list)
        }
        #expect(inspection.pictures == nil && inspection.sound == nil && inspection.decodeErrors == nil)
    }

    /// The header tells of an edit list's, without reading them.
    private func expectDiscarded(_ stream: StreamInfo, _ list: PacketList) {
        let discarded = DiscardedFrames(list.packets.map(\.isDiscarded))
        #expect(stream.discardedFrames == (stream.edits == nil || discarded.count == 0 ? nil : discarded))
    }

    /// Frames that are never shown have times of their own; ffprobe lists them like the others.
    private func expectTimes(_ ours: TrackTiming, _ list: PacketList, _ origin: Double) throws {
        guard ours.hidden == 0 else { return }
        let shown = list.packets.filter { !$0.isDiscarded }.compactMap(\.time).sorted()
        let gaps = zip(shown.dropFirst(), shown).map { $0 - $1 }
        #expect(close(ours.start?.value, shown.first.map { $0 - origin }))
        #expect(close(ours.frameDurations?.shortest.value, shown.first == shown.last ? nil : gaps.min()))
        #expect(close(ours.frameDurations?.longest.value, shown.first == shown.last ? nil : gaps.max()))
        let keyframes = list.packets.filter(\.isKeyframe).compactMap(\.time)
        #expect(ours.groups?.count ?? 0 == keyframes.count)
        let lengths = zip(keyframes.dropFirst(), keyframes).map { max(0, $0 - $1) }
        if let longest = lengths.max() { #expect((ours.groups?.longest.value ?? -1) > longest - 0.002) }
    }

    private func close(_ ours: Double?, _ theirs: Double?) -> Bool {
        guard let ours, let theirs else { return ours == nil && theirs == nil }
        return abs(ours - theirs) < 0.001
    }
}

/// The packets of a stream as `ffprobe` lists them.
private struct PacketList {
    struct Packet {
        let time: Double?
        let decoding: Double?
        let isKeyframe: Bool
        let isDiscarded: Bool
    }

    let packets: [Packet]

    init(_ path: String, stream: Int) throws {
        let list = try Tool.output(
            "ffprobe",
            [
                "-v", "error", "-select_streams", String(stream), "-show_entries", "packet=pts_time,dts_time,flags",
                "-of",
                "csv=p=0", path,
            ])
        packets = String(decoding: list, as: UTF8.self).split(separator: "\n").map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            let flags = cells.count > 2 ? cells[2] : ""
            let decoding = cells.count > 1 ? Double(cells[1]) : nil
            return Packet(
                time: Double(cells[0]) ?? decoding, decoding: decoding, isKeyframe: flags.contains("K"),
                isDiscarded: flags.contains("D"))
        }
    }

    /// How many packets are to be decoded no later than the one before.
    var disorderedTimes: Int {
        let times = packets.compactMap(\.decoding)
        return zip(times.dropFirst(), times).count { $0 <= $1 }
    }
}
