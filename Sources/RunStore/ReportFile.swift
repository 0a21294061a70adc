import Foundation
public import PipelineEngine
import Synchronization

/// A file of text that is written under a hidden name, and has its own once it is whole and on disk.
public final class ReportFile: Sendable {
    private let path: String
    private let draft: String
    private let handle: FileHandle
    private let problem = Mutex<String?>(nil)

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - name: the name that it gets; a file of that name is replaced.
    ///   - folder: where it is to be.
    ///   - mark: what a file of that name that may be replaced has in its first lines.
    /// - Throws: ``StageFailure`` if somebody else's file has the name, or nothing can be written in the folder.
    public init(named name: String, in folder: String, mark: String) throws(StageFailure) {
        path = folder + "/" + name
        draft = folder + "/.\(name).dailies-\(UUID().uuidString)"
        if FileSystem.exists(path), FileSystem.text(of: path, atMost: 1_024)?.contains(mark) != true {
            throw StageFailure(.storage, "\(path) is there and dailies did not write it; give it another name")
        }
        FileSystem.removeHiddenNames(in: folder, of: name)
        try FileSystem.makeFile(draft)
        guard let handle = FileHandle(forWritingAtPath: draft) else {
            throw StageFailure(.storage, "\(folder) can't be written to; check who may write there")
        }
        self.handle = handle
    }

    /// Appends a text; what goes wrong is said by ``finish()``.
    public func append(_ text: String) {
        problem.withLock { problem in
            guard problem == nil else { return }
            do { try handle.write(contentsOf: Data(text.utf8)) } catch { problem = error.localizedDescription }
        }
    }

    /// Gives the file its name, once it is on disk.
    ///
    /// - Throws: ``StageFailure`` if it could not be written whole.
    public func finish() throws(StageFailure) {
        try? handle.close()
        if let detail = problem.withLock({ $0 }) {
            throw StageFailure(.storage, "\(path) could not be written", detail: detail)
        }
        try FileSystem.synchronize(draft)
        try FileSystem.rename(draft, to: path)
    }

    /// Throws away what was written so far.
    public func discard() {
        try? handle.close()
        FileSystem.remove(draft)
    }
}
