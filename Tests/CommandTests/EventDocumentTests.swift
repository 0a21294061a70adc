import Foundation
import JSON
import Testing

@Suite("Events are as Docs/events.md says", .serialized)
struct EventDocumentTests {
    /// The events of runs of every kind: bought, cached, left out, failed, dropped and stopped.
    private func runs() async throws -> [[JSONValue]] {
        let scratch = try Scratch()
        try scratch.write(Boats.pipeline, to: "boats.json")
        let bought = ["run", "boats.json", "--sandbox", "--json"]
        try scratch.copy(fixture: "clip.mp4", to: "clips/good.mp4")
        try scratch.write("no media at all", to: "clips/bad.mp4")
        try scratch.write(
            """
            { "name": "sounds", "stages": { "clips": { "stage": "files" }, "check": { "stage": "probe", "from": "clips" },
              "sound": { "stage": "extractAudio", "from": "check", "format": "m4a" } } }
            """, to: "sounds.json")
        var runs: [[JSONValue]] = []
        for arguments in [bought, bought, ["run", "sounds.json", "--json", "--input", "clips"]] {
            let outcome = try await Command.start(arguments, in: scratch.url).outcome()
            runs.append(try outcome.lines.map { try JSONReader.read($0).value })
        }
        return runs
    }

    @Test("every event has the documented fields, every documented event comes, and in the promised order")
    func document() async throws {
        let document = try DocumentedFields("events.md")
        #expect(Set(document.rows.keys) == Set(document.objects.keys))
        let runs = try await runs()
        var seen: Set<String> = []
        for event in runs.joined() {
            let name = try #require(event["event"]?.string)
            seen.insert(name)
            #expect(document.problems(with: event, as: name) == [])
        }
        let rare = document.rows.values.filter { $0[2] == "rare" }.map { $0[0].filter { $0 != "`" } }
        #expect(Set(document.objects.keys).subtracting(rare).subtracting(seen) == [])
        for run in runs { expectOrder(run) }
    }

    private func expectOrder(_ events: [JSONValue]) {
        let names = events.map { $0["event"]?.string ?? "" }
        #expect(names.first == "began" && names.last == "ended")
        #expect(names.count { $0 == "began" || $0 == "ended" } == 2)
        for (job, events) in Dictionary(grouping: events.filter { $0["job"] != nil }, by: { $0["job"] }) {
            var fraction: Double?
            var hasEnded = false
            for event in events {
                switch event["event"]?.string ?? "" {
                case "started":
                    #expect(!hasEnded && fraction == nil, "\(String(describing: job))")
                    fraction = 0
                case "progressed":
                    let next = event["fraction"]?.number?.double ?? -1
                    #expect(!hasEnded && next > fraction ?? 2, "\(String(describing: job))")
                    fraction = next
                case "committed":
                    #expect(!hasEnded && fraction == (event["cached"] == true ? nil : 1), "\(String(describing: job))")
                    hasEnded = true
                case "failed", "leftOut", "dropped": hasEnded = true
                default: #expect(hasEnded, "\(String(describing: job))")
                }
            }
        }
    }
}
