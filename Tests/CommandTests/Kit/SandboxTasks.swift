import Foundation
import JSON

/// What a sandbox has sold, by its folder.
struct SandboxTasks {
    private let folder: URL

    /// Looks below a sandbox's folder, which need not be there yet.
    init(below folder: URL) { self.folder = folder.appending(path: "tasks") }

    /// How many tasks there are.
    var count: Int { files.count }

    /// What was bought.
    var requests: [JSONValue] {
        files.compactMap { file in
            guard let data = try? Data(contentsOf: file) else { return nil }
            return try? JSONReader.read(Array(data)).value["request"]
        }
    }

    private var files: [URL] {
        let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension == "json" }
    }
}
