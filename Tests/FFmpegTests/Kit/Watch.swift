import Foundation
import Glibc

/// Sees which files of a folder are opened by anybody, from now on.
///
/// Wraps `inotify`.
final class Watch {
    private let descriptor: Int32

    init(_ folder: String) {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        _ = unsafe inotify_add_watch(descriptor, folder, UInt32(IN_OPEN))
    }

    deinit { close(descriptor) }

    /// The names of the files that were opened since it was last asked.
    func opened() -> Set<String> {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe max(0, read(descriptor, &bytes, bytes.count))
        var names: Set<String> = []
        var offset = 0
        while offset + 16 <= count {
            let length = (0..<4).reduce(0) { $0 | Int(bytes[offset + 12 + $1]) << (8 * $1) }
            let name = bytes[(offset + 16)..<(offset + 16 + length)].prefix { $0 != 0 }
            if !name.isEmpty { names.insert(String(decoding: name, as: UTF8.self)) }
            offset += 16 + length
        }
        return names
    }
}

/// A server on loopback that never answers, and knows whether anybody came.
final class Doorbell {
    private let descriptor: Int32
    let port: UInt16

    init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isOpen = unsafe withUnsafeMutablePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, length) == 0 && listen(descriptor, 8) == 0
                    && getsockname(descriptor, $0, &length) == 0
            }
        }
        self.descriptor = descriptor
        port = UInt16(bigEndian: address.sin_port)
        guard isOpen else { throw CocoaError(.fileReadUnknown) }
    }

    deinit { close(descriptor) }

    /// Whether somebody has come since it was last asked.
    func hasRung() -> Bool {
        let visitor = accept(descriptor, nil, nil)
        guard visitor >= 0 else { return false }
        close(visitor)
        return true
    }
}
