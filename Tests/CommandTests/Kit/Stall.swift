import Foundation
import Logging

@testable import RunwareSandbox

/// Sandboxes in this process, which render each clip once for all of them.
enum Stall {
    private static let renders = KeptRenders()

    /// Runs a sandbox around `body`.
    static func open(_ body: (Sandbox) async throws -> Void) async throws {
        let folder = try Scratch()
        var configuration = SandboxConfiguration(storage: .kept(folder.url))
        configuration.renderTime = .milliseconds(200)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try await Sandbox.withServer(configuration, renderer: renders, logger: logger, body)
    }
}
