import PipelineEngine
import Testing

@Suite("Running again")
struct RunnerCacheTests {
    private let bench = Bench()

    @Test("a second run does nothing")
    func again() async throws {
        bench.world.file("sea.txt", "sea")
        _ = try await bench.run(stages())
        let second = try await bench.run(stages())
        #expect(second.started == [])
        #expect(second.jobs.values.allSatisfy { $0 == "cached" })
        #expect(
            second.events.filter { !$0.hasPrefix("published") } == [
                "began 2 with 4", "found in@sea", "found check@sea", "found web@sea", "found small@sea", "ended",
            ])
        #expect(
            second.events.filter { $0.hasPrefix("published") } == [
                "published copy.txt of web@sea to /out/sea/web.txt again",
                "published copy.txt of small@sea to /out/sea/small.txt again",
            ])
    }

    @Test("a changed setting redoes its job and what reads it")
    func changedSetting() async throws {
        bench.world.file("sea.txt", "sea")
        _ = try await bench.run(stages())
        #expect(try await bench.run(stages(small: "+tiny")).started == ["small@sea"])
        #expect(try await bench.run(stages(web: "+film")).started == ["web@sea", "small@sea"])
        #expect(bench.published["sea/small.txt"] == "sea+film+small")
        #expect(try await bench.run(stages()).started == [])
    }

    @Test("a job that makes the same bytes again stops the change")
    func sameBytes() async throws {
        bench.world.file("sea.txt", "sea")
        _ = try await bench.run(stages(note: "1"))
        let second = try await bench.run(stages(note: "2"))
        #expect(second.started == ["web@sea"])
        #expect(second.jobs["small@sea"] == "cached")
    }

    @Test("a changed file redoes its item and no other")
    func changedFile() async throws {
        bench.world.file("sea.txt", "sea")
        bench.world.file("hill.txt", "hill")
        _ = try await bench.run(stages())
        bench.disk.write("ocean", to: "/in/sea.txt")
        let second = try await bench.run(stages())
        #expect(second.started.allSatisfy { $0.hasSuffix("@sea") } && second.started.count == 4)
        #expect(bench.published["sea/web.txt"] == "ocean+web")
        #expect(bench.published["hill/web.txt"] == "hill+web")
    }

    @Test("a renamed file causes no work, and its results appear under its new name")
    func renamedFile() async throws {
        bench.world.file("sea.txt", "sea")
        _ = try await bench.run(stages())
        bench.disk.remove("/in/sea.txt")
        bench.world.forgetFiles()
        bench.world.file("ocean.txt", "sea")
        let second = try await bench.run(stages())
        #expect(second.started == [])
        #expect(bench.published["ocean/web.txt"] == "sea+web")
    }

    @Test("the same text found twice is worked on once, if the first is done when the second is looked at")
    func twins() async throws {
        bench.world.file("sea.txt", "sea")
        _ = try await bench.run(stages())
        bench.world.file("twin.txt", "sea")
        #expect(try await bench.run(stages()).started == [])
        #expect(bench.published["twin/small.txt"] == "sea+web+small")
    }

    @Test("a lost artifact is made again, and what was made of it is still good")
    func lostArtifact() async throws {
        bench.world.file("sea.txt", "sea")
        _ = try await bench.run(stages())
        bench.disk.remove("/store/" + ContentDigest(of: "sea+web").hex)
        #expect(try await bench.run(stages()).started == ["web@sea"])
    }

    @Test("a damaged artifact is made again")
    func damagedArtifact() async throws {
        bench.world.file("sea.txt", "sea")
        _ = try await bench.run(stages())
        bench.disk.write("see", to: "/store/" + ContentDigest(of: "sea+web").hex)
        #expect(try await bench.run(stages()).started == ["web@sea"])
    }

    @Test("a purchase is made once; another take is another purchase")
    func purchases() async throws {
        let buy = #""clip": {"stage": "buy", "text": "x"}"#
        #expect(try await bench.run(buy).started == ["clip"])
        #expect(try await bench.run(buy).started == [])
        #expect(try await bench.run(buy, take: 1).started == ["clip"])
        #expect(try await bench.run(buy, take: 1).started == [])
        #expect(try await bench.run(#""again": {"stage": "buy", "text": "x"}"#).started == [])
    }

    private func stages(web: String = "+web", small: String = "+small", note: String = "0") -> String {
        """
        "in": {"stage": "find"}, "check": {"stage": "gate", "from": "in"},
        "web": {"stage": "copy", "from": "check", "text": "\(web)", "note": "\(note)"},
        "small": {"stage": "copy", "from": "web", "text": "\(small)"}
        """
    }
}
