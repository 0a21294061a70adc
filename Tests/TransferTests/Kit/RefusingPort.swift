import Glibc

/// A port of this machine at which every connection is refused, for as long as this is kept.
///
/// It is bound and never listened at. A port that was only free a moment ago could be another test's by now.
final class RefusingPort: Sendable {
    /// The port on 127.0.0.1.
    let number: Int
    private let descriptor: Int32

    /// Binds a port, or returns `nil` if there is none.
    init?() {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                guard unsafe bind(socket, address, length) == 0 else { return false }
                return unsafe getsockname(socket, address, &length) == 0
            }
        }
        descriptor = socket
        number = Int(UInt16(bigEndian: address.sin_port))
        guard isBound else { return nil }
    }

    deinit { close(descriptor) }
}
