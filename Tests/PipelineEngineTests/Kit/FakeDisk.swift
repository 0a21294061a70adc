import Synchronization

/// Texts by path.
final class FakeDisk: Sendable {
    private let folders = Mutex<[String: [String: String]]>([:])

    func read(_ path: String) -> String? {
        let (folder, name) = Self.split(path)
        return folders.withLock { $0[folder]?[name] }
    }

    func write(_ text: String, to path: String) {
        let (folder, name) = Self.split(path)
        folders.withLock { $0[folder, default: [:]][name] = text }
    }

    func remove(_ path: String) {
        let (folder, name) = Self.split(path)
        folders.withLock { $0[folder]?[name] = nil }
    }

    /// Removes a folder that has no folders in it.
    func removeFolder(_ folder: String) { folders.withLock { $0[folder] = nil } }

    /// The files in a folder and the folders in it, by path from there, with their texts.
    func files(below root: String) -> [String: String] {
        folders.withLock { folders in
            var below: [String: String] = [:]
            for (folder, files) in folders where (folder + "/").hasPrefix(root + "/") {
                for (name, text) in files { below[String("\(folder)/\(name)".dropFirst(root.count + 1))] = text }
            }
            return below
        }
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return ("", path) }
        return (String(path[..<slash]), String(path[path.index(after: slash)...]))
    }
}
