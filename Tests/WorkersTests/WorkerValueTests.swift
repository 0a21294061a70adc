import Testing

@testable import Workers

@Suite("What is decided about workers")
struct WorkerValueTests {
    @Test("how a process ended tells of memory when it was nearly used up, or when its last words do")
    func memory() {
        var limits = WorkerLimits()
        limits.memory = 1000
        #expect(WorkerEnd(.signalled(11), lastWords: "", mapped: 950, limits) == .memory(limit: 1000))
        #expect(WorkerEnd(.signalled(11), lastWords: "", mapped: 800, limits) == .signalled(11))
        #expect(WorkerEnd(.signalled(6), lastWords: "std::bad_alloc", mapped: 0, limits) == .memory(limit: 1000))
        #expect(WorkerEnd(.exited(1), lastWords: "Cannot allocate memory", mapped: 0, limits) == .memory(limit: 1000))
        // A signal that the program can't send itself is somebody else's.
        #expect(WorkerEnd(.signalled(9), lastWords: "", mapped: 950, limits) == .signalled(9))
        #expect(WorkerEnd(.exited(0), lastWords: "", mapped: 950, limits) == .exited(0))
    }

    @Test("how a worker ended, in words")
    func sentences() {
        #expect(WorkerEnd.memory(limit: 4 << 30).sentence == "used more than 4 GB of memory")
        #expect(WorkerEnd.memory(limit: 300 << 20).sentence == "used more than 300 MB of memory")
        #expect(WorkerEnd.fileSize(limit: 1000).sentence == "wrote more than 1000 bytes to a file")
        #expect(WorkerEnd.still(limit: .seconds(60)).sentence == "moved no frame for 60 s")
        #expect(WorkerEnd.wallTime(limit: .milliseconds(1500)).sentence == "took more than 1500 ms")
        #expect(WorkerEnd.signalled(99).sentence == "was killed by signal 99")
        #expect(WorkerEnd.cancelled.sentence == "was cancelled")
    }

    @Test("lines are cut wherever the bytes are", arguments: 1...7)
    func lines(size: Int) throws {
        var splitter = LineSplitter(limit: 5)
        let text = Array("one\n\ntwo\nthree\nfo".utf8)
        var lines: [String] = []
        for start in stride(from: 0, to: text.count, by: size) {
            lines += try splitter.take(text[start..<min(text.count, start + size)]).map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        #expect(lines == ["one", "", "two", "three"])
        #expect(throws: LineSplitter.TooLong.self) { try splitter.take("urthly".utf8) }
    }

    @Test("the last words are the last line that says something, without what steers a terminal")
    func lastWords() {
        let words = LastWords()
        #expect(words.line == nil)
        words.take(Array("first\nsecond \u{1B}[0m\u{7}\n \n".utf8))
        #expect(words.line == "second [0m")
        words.take([UInt8](repeating: UInt8(ascii: "x"), count: 5000))
        #expect(words.text.utf8.count == 4096)
        #expect(words.line?.count == 300)
    }

    @Test("what confinement leaves open is said")
    func gaps() {
        var report = SandboxReport(
            landlock: 0, filtersCalls: true, memory: 0, refusesSockets: true, refusesReading: false,
            refusesWriting: false)
        #expect(report.gap == "workers can read files outside, write files outside")
        (report.refusesReading, report.refusesWriting) = (true, true)
        #expect(report.gap == nil)
    }
}
