import Foundation
import Testing

@Suite("Sandbox: independence")
struct IndependenceTests {
    @Test("no file of the sandbox imports the client or what it sends with")
    func imports() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let sources = root.appending(path: "Sources/RunwareSandbox")
        let files = FileManager().enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? []
        let imported = try files.filter { $0.hasSuffix(".swift") }.flatMap { name in
            try String(contentsOf: sources.appending(path: name), encoding: .utf8).split(separator: "\n")
                .filter { $0.hasPrefix("import ") || $0.hasPrefix("public import ") }
                .compactMap { $0.split(separator: " ").last.map(String.init) }
        }
        #expect(
            Set(imported) == [
                "FFmpeg", "Foundation", "HTTPTypes", "Hummingbird", "JSON", "Logging", "MediaTypes", "Synchronization",
            ])
    }
}
