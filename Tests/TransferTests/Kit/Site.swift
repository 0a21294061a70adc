import Foundation
import Testing

@testable import Transfer

/// A server with one file behind a signed address, and someone who downloads it.
struct Site {
    let server: LoopbackServer
    let transport: AsyncHTTPTransport
    let clock: Clockwork
    private let scratch: Scratch

    /// Runs a site whose server gives these replies one after the other, the last again and again.
    static func run<Value>(
        _ replies: Reply..., clock: Clockwork = Clockwork(), timeouts: TransferTimeouts = TransferTimeouts(),
        _ body: (Site) async throws -> Value
    ) async throws -> Value {
        try await LoopbackServer.run { request in
            replies[min(request.number, replies.count) - 1]
        } _: { server in
            let transport = AsyncHTTPTransport(timeouts: timeouts, time: TimeSource(clock))
            let site = Site(server: server, transport: transport, clock: clock, scratch: try Scratch())
            let result = await Result { () async throws -> Value in try await body(site) }
            await transport.shutdown()
            return try result.get()
        }
    }

    /// The address of the file with its signature.
    var address: WebAddress {
        get throws { try URLPolicy.httpsOrLoopback.address("\(shown)?sig=hunter2") }
    }

    /// The address as it may be shown.
    var shown: String { "http://127.0.0.1:\(server.port)/clip.mp4" }

    /// Where the file is downloaded to.
    var path: String { scratch.url.appending(path: "clip.mp4").path }

    /// What has been written of the file.
    var written: String? { FileManager().contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } }

    /// Downloads the file.
    func download(
        limits: DownloadLimits = DownloadLimits(), retries: RetrySchedule = .download, chance: Double = 0,
        to path: String? = nil
    ) async throws -> Download {
        let downloader = Downloader(
            transport: transport, time: TimeSource(clock), retries: retries, chance: { chance })
        return try await downloader.download(try address, to: path ?? self.path, limits: limits)
    }

    /// Downloads the file and returns why that failed.
    func failure(
        limits: DownloadLimits = DownloadLimits(), retries: RetrySchedule = .download, to path: String? = nil
    ) async throws -> Complaint {
        let error = try await #require(throws: TransferError.self) {
            try await download(limits: limits, retries: retries, to: path)
        }
        return Complaint(error, on: self)
    }

    /// Sends a small request for the file and returns why that failed.
    func sendFailure(_ change: (inout TransferRequest) -> Void = { _ in }) async throws -> Complaint {
        var request = TransferRequest(.get, try address)
        change(&request)
        let error = try await #require(throws: TransferError.self) { try await transport.send(request) }
        return Complaint(error, on: self)
    }
}

/// An error as a user sees it; `FILE` stands for the address without its query.
struct Complaint: Hashable, CustomStringConvertible {
    let reason: TransferError.Reason
    let message: String

    init(_ reason: TransferError.Reason, _ message: String) {
        self.reason = reason
        self.message = message
    }

    init(_ error: TransferError, on site: Site) {
        self.init(error.reason, error.message.replacingOccurrences(of: site.shown, with: "FILE"))
    }

    var description: String { "\(reason): \(message)" }
}

/// A folder that is removed when the test is over.
final class Scratch: Sendable {
    let url: URL

    init() throws {
        url = FileManager().temporaryDirectory.appending(path: "dailies-test-\(UUID().uuidString)")
        try FileManager().createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager().removeItem(at: url) }
}
