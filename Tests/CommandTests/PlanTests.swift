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

                source@01 is likely read twice for 3 jobs: long waits for what check finds out
                5 jobs, 5 to do at most; 1 waits for a probe's facts; $0.05 at list prices

                """)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["boats.json"])
    }

    @Test("tells what is decided only when files are opened")
    func undecided() async throws {
        try scratch.write(
            """
            {"name": "web", "stages": {"clips": {"stage": "files", "paths": ["."]},
             "web": {"stage": "transcode", "from": "clips", "preset": "remux-web"},
             "small": {"stage": "transcode", "from": "clips", "audio": {"copy": "whenRight"}}}}
            """, to: "web.json")
        _ = try Data().write(to: scratch.url.appending(path: "clip.mp4"))
        let plan = try await Command.run("plan", "web.json", "--input", "clip.mp4", in: scratch.url)
        let words = "copied or encoded is decided when each file is opened; the report tells it, and why\n"
        #expect(plan.errors.contains("\nweb: whether picture and sound are " + words))
        #expect(plan.errors.contains("\nsmall: whether the sound is " + words))
    }

    @Test("tells how often each file is read and why: once for all that is made of it, but for what can't be helped")
    func readings() async throws {
        try scratch.copy(fixture: "clip.mp4")
        try scratch.write(
            """
            {"name": "web", "stages": {"clips": {"stage": "files"}, "check": {"stage": "probe", "from": "clips"},
             "web": {"stage": "transcode", "from": "check", "video": {"maxWidth": 64}},
             "poster": {"stage": "thumbnail", "from": "check"}}}
            """, to: "web.json")
        let first = try await Command.run("plan", "web.json", "--input", "clip.mp4", in: scratch.url)
        #expect(
            first.errors == """
                clips@clip   files      new
                check@clip   probe      depends on clips@clip
                web@clip     transcode  depends on check@clip
                poster@clip  thumbnail  depends on check@clip

                clips@clip is read once for 3 jobs
                4 jobs, all to do; nothing to pay

                """)
        #expect(try await Command.run("run", "web.json", "--input", "clip.mp4", in: scratch.url).status == 0)
        // What the probe found out is known from here on.
        let box = #""width": 3840, "height": 2160, "upscale": true"#
        try scratch.write(
            """
            {"name": "web", "stages": {"clips": {"stage": "files"}, "check": {"stage": "probe", "from": "clips"},
             "hover": {"stage": "transcode", "from": "check", "container": "webm",
                       "video": {"passes": 2, "bitRate": 100000}},
             "web": {"stage": "transcode", "from": "check", "video": {\(box)}},
             "deep": {"stage": "transcode", "from": "check", "video": {"codec": "hevc", \(box)}},
             "poster": {"stage": "thumbnail", "from": "check"}}}
            """, to: "web.json")
        let second = try await Command.run("plan", "web.json", "--input", "clip.mp4", in: scratch.url)
        let lines = second.errors.split(separator: "\n").map(String.init)
        let told = "clips@clip is read 3 times for 3 jobs: hover is encoded in two passes; the encoders together need "
        #expect(lines.dropLast().last == told + "3.4 GB, and 2.1 GB is the limit")
    }

    @Test("with the sandbox tells the list prices, and that nothing is paid")
    func sandbox() async throws {
        let plan = try await Command.run("plan", "boats.json", "--sandbox", in: scratch.url)
        #expect(
            plan.errors.hasSuffix(
                "\n5 jobs, 5 to do at most; 1 waits for a probe's facts; $0.05 at list prices, nothing in the sandbox\n"
            ))
    }

    @Test("of a model without a known price says what isn't known")
    func unknownPrice() async throws {
        try scratch.write(Boats.pipeline.replacing("xai:grok-imagine@video", with: "other:model@1"), to: "boats.json")
        let plan = try await Command.run("plan", "boats.json", in: scratch.url)
        #expect(
            plan.errors.hasSuffix(
                "\n5 jobs, 5 to do at most; 1 waits for a probe's facts; what clip costs isn't known\n"))
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
        #expect(again.errors.hasPrefix("clip       generate      changed: the second take"))
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

                source: 1,200 files, each likely read twice for 3 jobs: long waits for what check finds out
                6,000 jobs, 6,000 to do at most; 1,200 wait for a probe's facts; $60.00 at list prices

                """)
        let all = try await Command.run("plan", "boats.json", "--each", "rows.csv", "--all", in: scratch.url)
        #expect(all.errors.split(separator: "\n").count == 6_002)
        #expect(all.errors.contains("poster@boat-1200  thumbnail     depends on check@boat-1200\n"))
    }

    @Test("says in a line which ids rows share, how often, and whether --sandbox would use what is there")
    func remarks() async throws {
        let rows = ["sea", "hill", "sea", "bay", "bay", "isle", "isle", "cape", "cape"]
        try scratch.write(
            "id,prompt\n" + rows.enumerated().map { "\($1),boat \($0)\n" }.joined(), to: "rows.csv")
        let shared = try await Command.run("plan", "boats.json", "--each", "rows.csv", in: scratch.url)
        #expect(
            shared.errors.split(separator: "\n").suffix(2) == [
                "Rows that share an id get digits: 'sea' (2 rows), 'bay' (2 rows), 'isle' (2 rows), and 1 other id",
                "45 jobs, 45 to do at most; 9 wait for a probe's facts; $0.45 at list prices",
            ])
        #expect(try await Command.run("run", "boats.json", "--sandbox", in: scratch.url).status == 0)
        let real = try await Command.run("plan", "boats.json", in: scratch.url)
        #expect(
            real.errors.split(separator: "\n").dropLast().last
                == "The results there are, such as that of clip, were made with --sandbox; add it to use them")
        let told = try await Command.run("explain", "poster@01", "--pipeline", "boats.json", in: scratch.url)
        #expect(
            told.errors.hasSuffix(
                "\n\nThe results there are, such as that of clip, were made with --sandbox; add it to use them\n"),
            "\(told.errors)")
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
                #"{"event":"reading","source":{"stage":"source","item":"01"},"jobs":[{"stage":"check","item":"01"},{"stage":"long","item":"01"},{"stage":"poster","item":"01"}],"count":2,"reasons":["long waits for what check finds out"],"isCertain":false}"#,
                #"{"event":"total","jobs":5,"work":5,"conditional":1,"cached":0,"leftOut":0,"cannot":0,"paid":0,"costMicros":50000,"sandbox":false,"maxCostMicros":1000000,"isWithinMaxCost":true,"seconds":null,"bytes":null,"estimatedJobs":0,"pastJobs":0}"#,
            ])
    }
}
