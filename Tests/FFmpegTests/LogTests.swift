import Dispatch
import FFmpeg
import Foundation
import Synchronization
import Testing

@Suite("The log is a thread's own")
struct LogTests {
    @Test("errors of two threads at once carry the line of their own file only")
    func twoThreads() throws {
        let scratch = try Scratch()
        let cut = Fixture.path("truncated.mp4")
        let other = try scratch.write(try Fixture.silent.bytes().prefix(60), to: "cut.webm")
        let alone = [cut, other].map { Set([Self.message($0)]) }
        #expect(alone[0] != alone[1])
        let together = [cut, other].map(Collector.init)
        for collector in together { collector.start() }
        #expect(together.map { $0.wait() } == alone)
    }

    fileprivate static func message(_ path: String) -> String {
        do throws(FFmpegError) {
            _ = try Demuxer(path: path)
            return "opened"
        } catch { return error.description }
    }
}

/// A thread that opens a file again and again, and keeps what is said of it.
private final class Collector: Sendable {
    private let path: String
    private let messages = Mutex<Set<String>>([])
    private let isDone = DispatchSemaphore(value: 0)

    init(_ path: String) { self.path = path }

    func start() {
        Thread { [self] in
            let said = Set((0..<300).map { _ in LogTests.message(path) })
            messages.withLock { $0 = said }
            isDone.signal()
        }.start()
    }

    func wait() -> Set<String> {
        isDone.wait()
        return messages.withLock(\.self)
    }
}
