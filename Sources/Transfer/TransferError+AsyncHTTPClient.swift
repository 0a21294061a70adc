import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

extension TransferError {
    /// Translates what the HTTP library threw; a ``TransferError`` stays what it is.
    init(_ error: any Error, at address: WebAddress) {
        switch error {
        case let error as TransferError: self = error
        case is CancellationError: self = .cancelled(address, error)
        case let error as HTTPClientError: self.init(error, at: address)
        case let error as NIOConnectionError:
            self.init(.unreachable, "\(address) could not be reached: \(error.shortReason)", cause: error)
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            self.init(.unreachable, "\(address) could not be reached: connection refused", cause: error)
        case let error as HTTPParserError where error == .invalidEOFState:
            self.init(.interrupted, "the connection to \(address) broke in the middle of the answer", cause: error)
        case let error as IOError:
            self.init(.interrupted, "the connection to \(address) broke: \(error.description)", cause: error)
        default:
            self.init(.interrupted, "the connection to \(address) broke", cause: error)
        }
    }

    private init(_ error: HTTPClientError, at address: WebAddress) {
        let detail = error.shortDescription.lowercased()
        switch error {
        case .cancelled: self = .cancelled(address, error)
        case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout:
            self.init(.unreachable, "\(address) could not be reached: \(detail)", cause: error)
        case .readTimeout, .writeTimeout, .deadlineExceeded:
            self.init(.timedOut, "\(address) took too long: \(detail)", cause: error)
        default:
            self.init(.interrupted, "the connection to \(address) broke: \(detail)", cause: error)
        }
    }

    private static func cancelled(_ address: WebAddress, _ cause: any Error) -> TransferError {
        TransferError(.cancelled, "the exchange with \(address) was cancelled", cause: cause)
    }
}

extension NIOConnectionError {
    /// Why no connection came about, in a few words.
    fileprivate var shortReason: String {
        if let error = connectionErrors.first?.error as? IOError {
            return error.errnoCode == ECONNREFUSED ? "connection refused" : error.description
        }
        if let error = connectionErrors.first?.error as? ChannelError, case .connectTimeout = error {
            return "connect timeout"
        }
        return dnsAError ?? dnsAAAAError != nil ? "its name is not known" : "no connection came about"
    }
}
