import ArgumentParser
import Foundation
import Logging
import RunwareSandbox

/// The subcommand `dailies sandbox`.
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Serves the generation API on this machine and renders real clips; no key, network or cost.",
        discussion: "It speaks on 127.0.0.1 only. Ctrl-C ends it.")

    @Option(help: "The port; 0 takes any that is free.")
    var port = 8087

    @Option(help: ArgumentHelp("How long a clip takes to 'render'.", valueName: "seconds"))
    var renderTime = 1.5

    @Option(help: ArgumentHelp("Keeps tasks and clips here, also for the next time.", valueName: "dir"))
    var folder: String?

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port must be from 0 to 65535, not \(port)") }
        guard (0...3600).contains(renderTime) else {
            throw ValidationError("--render-time must be from 0 to 3600 seconds, not \(renderTime)")
        }
    }

    func run() async throws {
        let parent = FileManager.default.temporaryDirectory
        let storage = folder.map { SandboxStorage.kept(URL(filePath: $0)) } ?? .temporary(inside: parent)
        var configuration = SandboxConfiguration(storage: storage)
        configuration.port = port
        configuration.renderTime = .milliseconds(Int(renderTime * 1000))
        let settled = configuration
        do {
            try await Signals.cancelling {
                try await Sandbox.run(settled, logger: Logger(label: "sandbox") { _ in SwiftLogNoOpLogHandler() }) {
                    sandbox in
                    Console.print(sandbox.baseURL)
                    Console.say(
                        """
                        The sandbox speaks the API at \(sandbox.baseURL). In another terminal:
                          RUNWARE_BASE_URL=\(sandbox.baseURL) RUNWARE_API_KEY=any dailies run Pipelines/web-gallery.json
                        """)
                }
            }
        } catch let error as SandboxError {
            Console.say("error: \(error)")
            throw ExitStatus.failed
        }
    }
}
