import FFmpeg
import Foundation
import Logging
import Synchronization

@testable import RunwareSandbox

/// Sets a sandbox up for a test and takes it down again.
enum Stand {
    /// Runs a sandbox around `body`; its folder is a new one unless the change says another.
    static func run<Value>(
        renderer: any ClipRenderer = QuickRenderer(), _ change: (inout SandboxConfiguration) -> Void = { _ in },
        _ body: (Visitor) async throws -> Value
    ) async throws -> Value {
        var configuration = SandboxConfiguration(storage: .temporary(inside: FileManager().temporaryDirectory))
        configuration.renderTime = .zero
        change(&configuration)
        return try await Sandbox.withServer(configuration, renderer: renderer, logger: .quiet) { sandbox in
            try await body(Visitor(sandbox: sandbox))
        }
    }
}

extension Logger {
    /// Says nothing but what is critical.
    static var quiet: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }
}

/// Writes a line of text instead of a clip, so that a test of the protocol need not wait for pictures.
struct QuickRenderer: ClipRenderer {
    func render(_ clip: Clip, to file: URL, until token: CancellationToken) throws {
        try Data("\(clip.prompt), number \(clip.variation)".utf8).write(to: file)
    }
}

/// Can't render anything.
struct BrokenRenderer: ClipRenderer {
    struct Broken: Error, CustomStringConvertible {
        let description = "out of paint"
    }

    func render(_ clip: Clip, to file: URL, until token: CancellationToken) throws { throw Broken() }
}

/// Renders nothing until it is told to go on.
final class HeldRenderer: ClipRenderer {
    private let isOpen = Atomic(false)

    /// Lets all renders be finished.
    func open() { isOpen.store(true, ordering: .releasing) }

    func render(_ clip: Clip, to file: URL, until token: CancellationToken) throws {
        while !isOpen.load(ordering: .acquiring) {
            guard !token.isCancelled else { throw CancellationError() }
            sched_yield()
        }
        try QuickRenderer().render(clip, to: file, until: token)
    }
}

/// A clock whose hands the test turns.
final class Hands: Sendable {
    private let date = Mutex(Date(timeIntervalSince1970: 1_750_000_000))

    /// What time it is.
    var now: Date { date.withLock { $0 } }

    /// Turns the hands on.
    func turn(by seconds: Double) { date.withLock { $0 += seconds } }
}

/// A folder that is removed when the test is over.
final class Scratch: Sendable {
    let url: URL

    init() throws {
        url = FileManager().temporaryDirectory.appending(path: "dailies-test-\(UUID().uuidString)")
        try FileManager().createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager().removeItem(at: url) }
}
