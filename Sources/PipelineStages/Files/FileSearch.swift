import Foundation
import PipelineEngine

/// Finds the files that a path or a pattern names.
struct FileSearch {
    /// What is at a path.
    private enum Kind {
        case file
        case folder
        case neither
    }

    /// The folders whose files are never found.
    private let excluded: [String]

    init(except excluded: [String]) { self.excluded = excluded }

    /// The absolute paths of the files, by their bytes.
    ///
    /// What exists as it is written is a file or a folder, whose files and the files of whose folders are meant; else it
    /// may be a pattern. Hidden files are found only by what names them, and links only where they are written.
    func files(at path: String) throws(StageFailure) -> [String] {
        if FileManager.default.fileExists(atPath: path) { return try files(existing: path) }
        guard Glob.isPattern(path) else { throw StageFailure(.unusableInput, "there is no file or folder '\(path)'") }
        do throws(GlobError) {
            let found = files(matching: try Glob(path))
            guard found.isEmpty else { return found }
        } catch {
            throw StageFailure(
                .unusableInput, "there is no file or folder '\(path)', and as a pattern it is wrong: \(error.problem)")
        }
        throw StageFailure(.unusableInput, "no file matches '\(path)'")
    }

    private func files(existing path: String) throws(StageFailure) -> [String] {
        let url = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
        guard kind(of: url) == .folder else { return [url.path] }
        let entries = FileManager.default.enumerator(
            at: url, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
        let all = (entries?.allObjects ?? []).compactMap { $0 as? URL }
        let found = ordered(all.filter { kind(of: $0) == .file }.map(\.path))
        guard !found.isEmpty else {
            let links = all.contains { kind(of: $0) == .neither } ? "; links in it are not followed" : ""
            throw StageFailure(.unusableInput, "there is no file in the folder '\(path)'\(links)")
        }
        return found
    }

    private func files(matching glob: Glob) -> [String] {
        var found: [URL] = []
        for (root, isAbsolute) in [("/", true), (FileManager.default.currentDirectoryPath, false)] {
            let patterns = glob.alternatives.filter { $0.isAbsolute == isAbsolute }.map(\.steps)
            let folder = URL(filePath: root, directoryHint: .isDirectory)
            if !patterns.isEmpty { search(folder, GlobPlaces(patterns), &found) }
        }
        return ordered(found.map { $0.resolvingSymlinksInPath().path })
    }

    private func search(_ folder: URL, _ places: GlobPlaces, _ found: inout [URL]) {
        let names = places.literals.map { Array($0) } ?? names(in: folder)
        for name in names {
            let entry = folder.appending(path: name)
            var next = places.after(name, asWritten: false)
            guard next.isMatch || next.goesOn else { continue }
            var kind = kind(of: entry)
            if kind == .neither {
                next = places.after(name, asWritten: true)
                kind = self.kind(of: entry.resolvingSymlinksInPath())
            }
            if kind == .file, next.isMatch { found.append(entry) }
            if kind == .folder, next.goesOn { search(entry, next, &found) }
        }
    }

    private func names(in folder: URL) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    }

    /// What is at a path; a link is neither file nor folder.
    private func kind(of url: URL) -> Kind {
        let keys: Set<URLResourceKey> = [.isRegularFileKey, .isDirectoryKey, .isSymbolicLinkKey]
        guard let values = try? url.resourceValues(forKeys: keys), values.isSymbolicLink != true else {
            return .neither
        }
        return values.isRegularFile == true ? .file : values.isDirectory == true ? .folder : .neither
    }

    /// Paths by their bytes, each once, without those of excluded folders.
    private func ordered(_ paths: [String]) -> [String] {
        let kept = paths.filter { path in !excluded.contains { path.hasPrefix($0 + "/") } }
        let distinct = Set(kept.map { Array($0.utf8) })
        return distinct.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }
}
