import Synchronization

/// The end of what a worker writes to standard error.
final class LastWords: Sendable {
    private static let capacity = 4096
    private let bytes = Mutex<[UInt8]>([])

    /// Takes in more; what is far back is forgotten.
    func take(_ more: [UInt8]) {
        bytes.withLock { bytes in
            bytes += more
            if bytes.count > Self.capacity { bytes.removeFirst(bytes.count - Self.capacity) }
        }
    }

    /// All of it that is kept.
    var text: String { String(decoding: bytes.withLock(\.self), as: UTF8.self) }

    /// The last line that isn't empty, at most 300 characters of it, without what could steer a terminal.
    var line: String? {
        let last = text.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
        return last.map { line in
            String(
                line.unicodeScalars.filter { $0.properties.generalCategory != .control }.map(Character.init).prefix(300)
            )
        }
    }
}
