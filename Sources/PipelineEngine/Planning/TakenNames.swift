/// What a stage publishes for a job, as far as it is known when the run is planned.
public enum PublishedFiles: Hashable, Sendable {
    /// One file, with this extension; `nil` if it isn't known yet.
    case one(fileExtension: String?)
    /// A folder of files.
    case several
}

/// Two jobs that would have one name, or whose files would.
public struct NameCollision: Error, Hashable, Sendable, CustomStringConvertible {
    /// The job that has the name.
    public let first: JobID
    /// The job that would have it too; the same, if the jobs themselves can't be told apart by their names.
    public let second: JobID
    /// The name, below the output folder.
    public let name: String

    /// What happens, and what to do.
    public var description: String {
        guard first != second else {
            return "two jobs would be called \(first); give the rows, the files or the values of the matrix other names"
        }
        let hint = first.stage == second.stage ? "'${item.name}'" : "a name of its own"
        return "\(first) and \(second) would both be published as '\(name)'; put \(hint) into the stage's 'output'"
    }
}

/// The names that published files have, so that no two jobs share one and none is published inside another's folder.
struct TakenNames: Sendable {
    /// Whether names can collide at all: those that the engine itself gives can't, since no two jobs share a name.
    private let isNeeded: Bool
    private var files: [String: JobID] = [:]
    /// Names without their extension, of files whose extension is known, and of others.
    private var known: [String: JobID] = [:]
    private var unknown: [String: JobID] = [:]
    /// Folders that one job has for itself, and folders that hold something of any job.
    private var own: [String: JobID] = [:]
    private var used: [String: JobID] = [:]

    init(isNeeded: Bool) { self.isNeeded = isNeeded }

    /// Takes a name for the files of a job.
    ///
    /// - Throws: ``NameCollision`` if another job has it, or has the folder that it would be in for itself.
    mutating func take(_ name: String, _ kind: PublishedFiles, for job: JobID) throws(NameCollision) {
        guard isNeeded else { return }
        switch kind {
        case .one(let ending?):
            let file = "\(name).\(ending)"
            try refuse(files[file] ?? unknown[name] ?? own[file] ?? used[file], job, file)
            files[file] = job
            known[name] = job
        case .one(nil):
            try refuse(known[name] ?? unknown[name], job, name)
            unknown[name] = job
        case .several:
            try refuse(own[name] ?? used[name] ?? files[name], job, name)
            own[name] = job
        }
        var folder = Substring(name)
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            try refuse(own[String(folder)] ?? files[String(folder)], job, name)
            if used[String(folder)] == nil { used[String(folder)] = job }
        }
    }

    private func refuse(_ owner: JobID?, _ job: JobID, _ name: String) throws(NameCollision) {
        if let owner { throw NameCollision(first: owner, second: job, name: name) }
    }
}
