import FFmpeg
import Foundation
import HTTPTypes
import Hummingbird

/// A file on its way to whoever fetches it.
struct ServedFile: Sendable {
    private let path: String
    private let size: Int
    private let entityTag: String
    private let headers: HTTPFields

    /// A file that is there.
    init(name: String, mediaType: String, path: String) throws {
        self.path = path
        size = try FileManager().attributesOfItem(atPath: path)[.size] as? Int ?? 0
        entityTag = "\"\(name)-\(size)\""
        headers = [.contentType: mediaType, .acceptRanges: "bytes", .eTag: entityTag]
    }

    /// The answer: all of it, the range asked for, or only the headers for `HEAD`.
    func response(to request: Request, isCutShort: Bool, context: SandboxContext) async throws -> Response {
        let isCurrent = request.headers[.ifRange].map { $0 == entityTag } ?? true
        let range = ByteRange(header: isCurrent ? request.headers[.range] : nil, size: size)
        switch range {
        case .unsatisfiable:
            return answer(.rangeNotSatisfiable, ResponseBody(), adding: [.contentRange: "bytes */\(size)"])
        case .whole:
            let body = try await body(0...max(0, size - 1), request, isCutShort, context)
            return answer(.ok, body, adding: [.contentLength: "\(size)"])
        case .part(let bytes):
            let body = try await body(bytes, request, isCutShort, context)
            let span = "bytes \(bytes.lowerBound)-\(bytes.upperBound)/\(size)"
            return answer(.partialContent, body, adding: [.contentRange: span, .contentLength: "\(bytes.count)"])
        }
    }

    private func answer(_ status: HTTPResponse.Status, _ body: ResponseBody, adding: HTTPFields) -> Response {
        var headers = headers
        for field in adding { headers[field.name] = field.value }
        return Response(status: status, headers: headers, body: body)
    }

    private func body(
        _ bytes: ClosedRange<Int>, _ request: Request, _ isCutShort: Bool, _ context: SandboxContext
    ) async throws -> ResponseBody {
        guard request.method != .head, size > 0 else { return ResponseBody() }
        guard isCutShort else { return try await FileIO().loadFile(path: path, range: bytes, context: context) }
        return try await firstHalf(of: bytes)
    }

    /// A body that promises `bytes` and breaks off half-way.
    private func firstHalf(of bytes: ClosedRange<Int>) async throws -> ResponseBody {
        let half = await OwnThread.run(until: CancellationToken()) { read(bytes.lowerBound, count: bytes.count / 2) }
        return ResponseBody(contentLength: bytes.count) { writer in
            try await writer.write(ByteBuffer(bytes: half))
            throw CancellationError()
        }
    }

    private func read(_ start: Int, count: Int) -> Data {
        guard let file = FileHandle(forReadingAtPath: path) else { return Data() }
        try? file.seek(toOffset: UInt64(start))
        return (try? file.read(upToCount: count)) ?? Data()
    }
}
