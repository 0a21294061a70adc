import Foundation

/// The folders of a pass's outputs within the folder that a worker may write to, and the way of their files out of it.
///
/// A worker is not trusted: what it says of a file is checked.
struct PassFolders: Sendable {
    private let place: String

    /// The folders within a worker's folder.
    init(_ place: String) { self.place = place }

    /// The pass as the worker is told of it; its folders are made.
    func prepare(_ pass: MediaPass) -> MediaPass {
        var prepared = pass
        for index in pass.outputs.indices {
            prepared.outputs[index].folder = folder(index)
            // One that can't be made is one that the worker can't write to, which it says.
            try? FileManager.default.createDirectory(atPath: folder(index), withIntermediateDirectories: true)
        }
        return prepared
    }

    /// Moves an output's files to where the pass wants them, and returns its outcome with their new paths.
    ///
    /// - Throws: ``MediaError`` if a file has an unfitting name, isn't there, isn't a regular file, or can't be moved.
    func settle(_ outcome: PassOutcome, of output: MediaPass.Output, at index: Int) throws(MediaError) -> PassOutcome {
        var settled = outcome
        var names: Set<String> = []
        for number in settled.files.indices {
            let name = settled.files[number].name
            guard Self.isPlain(name), names.insert(name).inserted else {
                throw MediaError(.damagedOutput, "a worker process made a file of an unfitting name")
            }
            let target = output.folder + "/" + name
            do {
                try FileManager.default.moveItem(atPath: folder(index) + "/" + name, toPath: target)
            } catch {
                throw MediaError(
                    .unwritable, "\(name) can't be moved to \(output.folder): \(error.localizedDescription)")
            }
            guard Self.isRegular(target) else {
                try? FileManager.default.removeItem(atPath: target)
                throw MediaError(.damagedOutput, "\(name), which a worker process made, is not a regular file")
            }
            settled.files[number].path = target
        }
        return settled
    }

    /// Moves the files of an output that didn't stand up to their check to where the pass wants its files, as evidence.
    func keepEvidence(of output: MediaPass.Output, at index: Int) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder(index))) ?? [] {
            let target = output.folder + "/" + name
            // What can't be moved is lost with the worker's folder; the failure is told all the same.
            try? FileManager.default.moveItem(atPath: folder(index) + "/" + name, toPath: target)
            if !Self.isRegular(target) { try? FileManager.default.removeItem(atPath: target) }
        }
    }

    private func folder(_ index: Int) -> String { "\(place)/\(index)" }

    /// Whether a name is that of a file in a folder, and no more.
    static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name != "." && name != ".." && name.utf8.count <= 255
            && !name.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
    }

    /// Whether a path is that of a regular file, with no other name, and not of a link to one.
    private static func isRegular(_ path: String) -> Bool {
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        return facts?[.type] as? FileAttributeType == .typeRegular && facts?[.referenceCount] as? Int == 1
    }
}
