import Foundation
import GRDB

extension DatabaseQueue {
    /// Opens a database that is there for reading, and makes no file beside it.
    ///
    /// A database whose log is there is at work, or was when a process was killed: its files are read as they are. Without
    /// a log nobody writes, and the database is opened as one that doesn't change, because SQLite would make a log to look
    /// into.
    static func reading(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        guard !FileSystem.exists(path + "-wal") else {
            return try DatabaseQueue(path: path, configuration: configuration)
        }
        let allowed = CharacterSet(charactersIn: "?#%").inverted
        let escaped = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
        return try DatabaseQueue(path: "file:\(escaped)?immutable=1", configuration: configuration)
    }
}
