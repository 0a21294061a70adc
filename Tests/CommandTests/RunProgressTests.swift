import JSON
import PipelineEngine
import Testing

@testable import dailies

@Suite("Progress of a run")
struct RunProgressTests {
    private var progress = RunProgress(paint: Paint(isOn: false))

    private static func job(_ number: Int, _ stage: StageID = StageID("web")) -> JobID {
        JobID(stage: stage, item: (number < 10 ? "0" : "") + "\(number)")
    }

    @discardableResult
    private mutating func take(_ event: RunEvent, at seconds: Double = 0) -> [String] {
        progress.take(event, at: .seconds(seconds))
    }

    private mutating func commit(_ job: JobID, isCached: Bool = false, at seconds: Double = 0) -> [String] {
        take(.committed(job, StageResult(), isCached: isCached), at: seconds)
    }

    private func screen(_ width: Int, height: Int = 12, at seconds: Double = 0) -> [String] {
        progress.status(width: width, height: height, at: .seconds(seconds))
    }

    /// A run of 40 jobs after 20 seconds, in which three are at work.
    private mutating func run() {
        take(.began(run: RunID(1), jobs: 40))
        for number in 1...6 { _ = commit(Self.job(number), isCached: true) }
        for number in 7...12 { take(.started(Self.job(number)), at: 2) }
        for number in 7...10 { _ = commit(Self.job(number), at: 18) }
        take(.progressed(Self.job(11), 0.75), at: 18)
        take(.started(JobID(stage: StageID("clip"), item: "a-boat-on-a-river-of-glass-at-dawn")), at: 19)
    }

    @Test("a wide terminal shows names, bars, times and the whole")
    mutating func wide() {
        run()
        #expect(
            screen(120, at: 20) == [
                "  web@11                               ━━━━━━━━━━━━━━━─────  75 %  6 s left",
                "  web@12                                                    18 s",
                "  clip@a-boat-on-a-r…-of-glass-at-dawn                      1 s",
                "10 of 40 jobs                          ━━━━━───────────────  26 %  about 1 min left, 18 jobs/min, 6 cached",
            ])
    }

    @Test("a narrow one shows what there is room for", arguments: [20, 30, 40, 60, 80, 200])
    mutating func narrow(width: Int) {
        run()
        let screens: [Int: [String]] = [
            20: ["  web@11       75 %", "  web@12      18 s", "  clip@…-dawn 1 s", "10 of 40 jobs  26 %"]
        ]
        let lines = screen(width, at: 20)
        if let expected = screens[width] { #expect(lines == expected) }
        #expect(lines.count == 4)
        for line in lines { #expect(Table.width(of: line) < width, "\(line)") }
    }

    @Test("wide characters take two columns, and what a terminal would obey is not written")
    mutating func characters() {
        take(.began(run: RunID(1), jobs: 2))
        take(.started(JobID(stage: StageID("web"), item: "夜の港に浮かぶ紙の灯籠がゆっくりと流れていく")))
        take(.started(JobID(stage: StageID("web"), item: "\u{1B}[2J")))
        take(.progressed(JobID(stage: StageID("web"), item: "夜の港に浮かぶ紙の灯籠がゆっくりと流れていく"), 0.5))
        let lines = screen(60)
        #expect(lines[0] == "  web@夜の港に浮…りと流れていく  ━━━━━━━━━━──────────  50 %")
        #expect(!lines.joined().contains("\u{1B}"))
        #expect(lines.allSatisfy { Table.width(of: $0) < 60 })
    }

    @Test("of many jobs eight lines are shown at most")
    mutating func many() {
        take(.began(run: RunID(1), jobs: 10_000))
        for number in 1...20 { take(.started(Self.job(number))) }
        let lines = screen(80)
        #expect(lines.count == 9)
        #expect(lines[6...] == ["  web@07                                0 s", "  and 13 more", lines[8]])
        #expect(screen(80, height: 3).count == 3)
        #expect(screen(80, height: 1).count == 1)
        #expect(screen(80, height: 0) == [])
    }

    @Test("of a run of many jobs only what went wrong gets a line")
    mutating func folded() {
        let failure = StageFailure(.unusableInput, "a.mp4 can't be read", detail: "mov:\u{7} moov atom not found")
        take(.began(run: RunID(1), jobs: 60))
        #expect(commit(Self.job(1)) == ["✓ web@01"])
        #expect(take(.leftOut(Self.job(2), "'audio' is false")) == ["– web@02 left out: 'audio' is false"])
        take(.began(run: RunID(1), jobs: 61))
        #expect(commit(Self.job(3)) == [])
        #expect(take(.leftOut(Self.job(4), "'audio' is false")) == [])
        #expect(
            take(.failed(Self.job(5), failure)) == [
                "✗ web@05: a.mp4 can't be read", "  └ mov:\u{FFFD} moov atom not found",
            ])
        #expect(progress.sentence(at: .zero) == "5 of 61 jobs, 1 failed, 2 not done")
    }

    @Test("a job that is tried again says why and when, and waits among the others")
    mutating func retried() {
        take(.began(run: RunID(1), jobs: 2))
        take(.started(Self.job(1)))
        let failure = StageFailure(.provider, "the server is busy")
        #expect(
            take(.retrying(Self.job(1), failure, attempt: 1, wait: .seconds(4)), at: 1)
                == ["↻ web@01 again in 4.0 s: the server is busy"])
        #expect(screen(80, at: 2)[0] == "  web@01                                again in 3 s")
        take(.started(Self.job(1)), at: 5)
        #expect(screen(80, at: 6)[0] == "  web@01                                1 s")
    }

    @Test("whoever asks for the end is told so once, and sees what is still at work")
    mutating func stopping() {
        run()
        #expect(progress.interrupt() == ["Finishing what runs, then stopping; Ctrl-C again cancels."])
        #expect(take(.draining) == [])
        #expect(screen(80, at: 20).last == "Stopping: 3 jobs to finish")
    }

    @Test("the whole never goes back and never beyond the end")
    mutating func monotone() {
        run()
        var last = progress.left
        for fraction in [0.2, 0.8, 0.3, 0.99, 1, 2] {
            take(.progressed(Self.job(12), fraction), at: 21)
            #expect(progress.left <= last)
            last = progress.left
        }
        for number in 11...50 { _ = commit(Self.job(number), at: 22) }
        #expect(progress.left == 0 && progress.ended == 40)
        #expect(screen(80, at: 23).last?.contains("40 of 40 jobs") == true)
        #expect(screen(80, at: 23).last?.contains("100 %") == true)
    }

    @Test("what was lost of a source is told with the job, however many there are", arguments: [2, 5_000])
    mutating func losses(jobs: Int) {
        take(.began(run: RunID(1), jobs: jobs))
        let loss = "3 of 120 pictures could not be decoded (h264: \u{1B}[2J)"
        let result = StageResult(facts: JSONObject([("losses", .array([.string(loss)]))]))
        #expect(
            take(.committed(Self.job(1), result, isCached: false)) == [
                "✓ web@01", "  ! " + TerminalText.shown(loss),
            ])
        #expect(take(.committed(Self.job(2), result, isCached: true)) == [])
    }
}
