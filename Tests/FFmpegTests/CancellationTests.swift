import FFmpeg
import Foundation
import Testing

@Suite("Cancelling")
struct CancellationTests {
    @Test("before a file is opened opens nothing", arguments: Fixture.allCases)
    func beforeOpening(_ fixture: Fixture) {
        let token = CancellationToken()
        token.cancel()
        let error = #expect(throws: FFmpegError.self) { _ = try Demuxer(path: fixture.path, cancellation: token) }
        #expect(error?.reason == .cancelled)
        #expect(error?.description == "avformat_open_input: Immediate exit requested")
    }

    @Test("between two packets ends reading, and it stays ended", arguments: Fixture.allCases)
    func whileReading(_ fixture: Fixture) throws {
        let token = CancellationToken()
        var demuxer = try Demuxer(path: fixture.path, cancellation: token)
        var packet = try Packet()
        let hasFirst = try demuxer.read(into: &packet)
        #expect(hasFirst)
        token.cancel()
        token.cancel()
        #expect(token.isCancelled)
        for _ in 0..<2 {
            var reason: FFmpegError?
            do throws(FFmpegError) { _ = try demuxer.read(into: &packet) } catch { reason = error }
            #expect(reason == FFmpegError(.cancelled, function: "av_read_frame", text: "Immediate exit requested"))
            #expect(packet.size == 0)
        }
    }

    @Test("says nothing of what an earlier file had logged")
    func afterAnother() throws {
        let token = CancellationToken()
        var demuxer = try Demuxer(path: Fixture.clip.path, cancellation: token)
        var packet = try Packet()
        _ = try? Demuxer(path: Fixture.path("truncated.mp4"))
        token.cancel()
        var line: String?
        do throws(FFmpegError) { _ = try demuxer.read(into: &packet) } catch { line = error.description }
        #expect(line == "av_read_frame: Immediate exit requested")
    }

    @Test("from another thread ends a loop that would go on for ever")
    func fromAnotherThread() throws {
        let token = CancellationToken()
        Thread { token.cancel() }.start()
        var rounds = 0
        let error = #expect(throws: FFmpegError.self) {
            while true {
                var demuxer = try Demuxer(path: Fixture.clip.path, cancellation: token)
                var packet = try Packet()
                while try demuxer.read(into: &packet) { rounds += 1 }
            }
        }
        #expect(error?.reason == .cancelled)
    }
}
