import Foundation
import JSON
import Testing

@Suite("dailies plan")
struct PlanTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.write(Boats.pipeline, to: "boats.json")
    }

    @Test("names for each job of a new run what it waits for, and what it costs, and makes no folder")
    func new() async throws {
        let plan = try await Command.run("plan", "boats.json", in: scratch.url)
        #expect(plan.status == 0)
        #expect(
            plan.errors == """
                clip       generate      new                   $0.05
                source@01  download      depends on clip
                check@01   probe         depends on source@01
                long@01    extractAudio  depends on check@01
                poster@01  thumbnail     depends on check@01

                5 jobs, all to do; $0.05 at list prices

                """)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["boats.json"])
    }

    @Test("with the sandbox tells the list prices, and that nothing is paid")
    func sandbox() async throws {
        let plan = try await Command.run("plan", "boats.json", "--sandbox", in: scratch.url)
        #expect(plan.errors.hasSuffix("5 jobs, all to do; $0.05 at list prices, nothing in the sandbox\n"))
    }

    @Test("after a run names the setting that changed, the reason for what is left out, and what past work took")
    func changed() async throws {
        #expect(try await Command.run("run", "boats.json", "--sandbox", in: scratch.url).status == 0)
        let same = try await Command.run("plan", "boats.json", "--sandbox", in: scratch.url)
        #expect(
            same.errors == """
                clip       generate      cached
                source@01  download      cached
                check@01   probe         cached
                long@01    extractAudio  left out: probe.duration is 1.042, not >= 3
                poster@01  thumbnail     cached

                Nothing to do: 5 jobs, 4 cached, 1 left out

                """)
        let wider = try await Command.run("plan", "boats.json", "--sandbox", "--set", "width=96", in: scratch.url)
        #expect(wider.errors.contains("poster@01  thumbnail     changed: widths.0 64 → 96"))
        let total = try #require(wider.errors.split(separator: "\n").last)
        #expect(total.hasPrefix("5 jobs, 1 to do; nothing to pay; about "), "\(total)")
        #expect(total.hasSuffix(", by 1 past job"), "\(total)")
        let again = try await Command.run("plan", "boats.json", "--sandbox", "--take", "1", in: scratch.url)
        #expect(again.errors.hasPrefix("clip       generate      changed: take 2 instead of 1"))
    }

    @Test("shows more than 60 jobs in groups, and each with --all")
    func groups() async throws {
        try scratch.write(Boats.rows(1_200), to: "rows.csv")
        let plan = try await Command.run("plan", "boats.json", "--each", "rows.csv", in: scratch.url)
        #expect(plan.status == 0)
        #expect(
            plan.errors == """
                clip    generate      1,200 new               $60.00
                source  download      1,200 depend on clip
                check   probe         1,200 depend on source
                long    extractAudio  1,200 depend on check
                poster  thumbnail     1,200 depend on check

                6,000 jobs, all to do; $60.00 at list prices

                """)
        let all = try await Command.run("plan", "boats.json", "--each", "rows.csv", "--all", in: scratch.url)
        #expect(all.errors.split(separator: "\n").count == 6_001)
        #expect(all.errors.contains("poster@boat-1200  thumbnail     depends on check@boat-1200\n"))
    }

    @Test("gives programs an object a job, and one for the total")
    func json() async throws {
        let plan = try await Command.run("plan", "boats.json", "--json", "--max-cost", "1", in: scratch.url)
        #expect(plan.status == 0)
        #expect(plan.errors.isEmpty)
        #expect(
            plan.lines == [
                #"{"event":"job","job":{"stage":"clip","item":""},"kind":"generate","reason":"new","words":"new","costMicros":50000,"seconds":null,"bytes":null}"#,
                #"{"event":"job","job":{"stage":"source","item":"01"},"kind":"download","reason":"depends","words":"depends on clip","dependsOn":{"stage":"clip","item":""},"costMicros":0,"seconds":null,"bytes":null}"#,
                #"{"event":"job","job":{"stage":"check","item":"01"},"kind":"probe","reason":"depends","words":"depends on source@01","dependsOn":{"stage":"source","item":"01"},"costMicros":0,"seconds":null,"bytes":null}"#,
                #"{"event":"job","job":{"stage":"long","item":"01"},"kind":"extractAudio","reason":"depends","words":"depends on check@01","dependsOn":{"stage":"check","item":"01"},"costMicros":0,"seconds":null,"bytes":null}"#,
                #"{"event":"job","job":{"stage":"poster","item":"01"},"kind":"thumbnail","reason":"depends","words":"depends on check@01","dependsOn":{"stage":"check","item":"01"},"costMicros":0,"seconds":null,"bytes":null}"#,
                #"{"event":"total","jobs":5,"work":5,"cached":0,"leftOut":0,"cannot":0,"paid":0,"costMicros":50000,"sandbox":false,"maxCostMicros":1000000,"isWithinMaxCost":true,"seconds":null,"bytes":null,"estimatedJobs":0,"pastJobs":0}"#,
            ])
    }
}
