import Dispatch
import FFmpeg
import Synchronization
import Testing

@testable import MediaProcessing

@Suite("An encoder that is the only one of its kind")
struct SoleEncoderTests {
    @Test("has the process for itself until it is done")
    func alone() {
        let sole = SoleEncoder()
        let inside = Mutex((now: 0, most: 0, all: 0))
        let threads = (0..<8).map { index in
            WorkThread(name: "encoder \(index)") {
                for _ in 0..<50 {
                    _ = sole.run(CancellationToken()) {
                        inside.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.all + 1) }
                        inside.withLock { $0.now -= 1 }
                    }
                }
            }
        }
        for thread in threads { thread.join() }
        #expect(inside.withLock { $0.most } == 1)
        #expect(inside.withLock { $0.all } == 400)
    }

    @Test("isn't waited for by what was cancelled")
    func cancelled() {
        let sole = SoleEncoder()
        let (began, end) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let holder = WorkThread(name: "holder") {
            _ = sole.run(CancellationToken()) {
                began.signal()
                end.wait()
            }
        }
        began.wait()
        let cancellation = CancellationToken()
        cancellation.cancel()
        #expect(!sole.run(cancellation) { Issue.record("there were two at once") })
        end.signal()
        holder.join()
    }
}
