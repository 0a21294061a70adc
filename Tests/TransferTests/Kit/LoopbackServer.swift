import NIOCore
import NIOPosix
import Synchronization

/// A server on this machine that sends exactly the bytes it is told to, right or wrong.
final class LoopbackServer: Sendable {
    /// The port on 127.0.0.1.
    let port: Int
    private let answer: @Sendable (SeenRequest) -> Reply
    private let seen = Mutex<[SeenRequest]>([])

    private init(port: Int, answer: @escaping @Sendable (SeenRequest) -> Reply) {
        self.port = port
        self.answer = answer
    }

    /// The requests so far.
    var requests: [SeenRequest] { seen.withLock { $0 } }

    /// Waits until a number of requests have come.
    func waitForRequests(_ count: Int) async throws {
        while requests.count < count {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    /// Runs a server around `body`.
    static func run<Value>(
        _ answer: @escaping @Sendable (SeenRequest) -> Reply, _ body: (LoopbackServer) async throws -> Value
    ) async throws -> Value {
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        let server = LoopbackServer(port: listener.channel.localAddress?.port ?? 0, answer: answer)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask { try? await server.listen(on: listener) }
            return try await body(server)
        }
    }

    private func listen(on listener: NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never>) async throws {
        try await listener.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await connection in connections {
                    group.addTask { try? await self.serve(connection) }
                }
            }
        }
    }

    private func serve(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>) async throws {
        try await connection.executeThenClose { inbound, outbound in
            var received = ""
            for try await buffer in inbound {
                received += String(buffer: buffer)
                guard let request = note(received) else { continue }
                let reply = answer(request)
                try await outbound.write(ByteBuffer(bytes: reply.bytes))
                guard reply.staysOpen else { return }
                received = ""
            }
        }
    }

    /// Notes a request once it is there whole.
    private func note(_ text: String) -> SeenRequest? {
        seen.withLock { seen in
            let request = SeenRequest(text, number: seen.count + 1)
            if let request { seen.append(request) }
            return request
        }
    }
}
