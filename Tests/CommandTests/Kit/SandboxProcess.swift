import Foundation
import Synchronization

/// A sandbox in a process of its own, which can be killed and started again where it was.
final class SandboxProcess: Sendable {
    /// It didn't come to listen.
    struct NotListening: Error {
        let said: String
    }

    /// Where the API is.
    let baseURL: String
    private let port: Int
    private let scratch: Scratch
    private let session: Mutex<Session>

    /// Starts it.
    init() throws {
        // Below the ports that the kernel gives to whoever asks for any, so that nobody else takes it in between.
        port = Int.random(in: 20_000..<26_000)
        baseURL = "http://127.0.0.1:\(port)/v1"
        scratch = try Scratch()
        session = Mutex(try Self.start(port, in: scratch.url))
    }

    deinit { kill() }

    /// Kills it.
    func kill() { session.withLock { $0.kill(.everything) } }

    /// Starts it again, and waits until it listens.
    func restart() throws { try session.withLock { $0 = try Self.start(port, in: scratch.url) } }

    /// Lets it stand still, or go on.
    func signal(_ number: Int32) { session.withLock { $0.signal(number) } }

    /// What it has written down.
    var tasks: SandboxTasks { SandboxTasks(below: scratch.url.appending(path: "kept")) }

    private static func start(_ port: Int, in folder: URL) throws -> Session {
        let session = try Session(
            ["sandbox", "--port", "\(port)", "--folder", "kept", "--render-time", "0.2"], in: folder, environment: [:],
            saying: "sandbox")
        while session.isRunning {
            if (try? String(contentsOf: session.output, encoding: .utf8))?.contains("http://") == true {
                return session
            }
            usleep(2_000)
        }
        throw NotListening(said: (try? String(contentsOf: session.errors, encoding: .utf8)) ?? "")
    }
}
