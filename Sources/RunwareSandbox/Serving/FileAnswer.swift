import Foundation

/// What is answered to a request for a file.
enum FileAnswer: Hashable, Sendable {
    /// A status without a body.
    case refused(Int)
    /// The file; `isCutShort` if it is to break off in the middle.
    case file(name: String, mediaType: String, isCutShort: Bool)
}

extension SandboxContents {
    /// Counts a request for a file and decides on the answer.
    mutating func answer(
        toFetchOf name: String, at now: Date, expired: SandboxConfiguration.ExpiredAnswer
    ) -> FileAnswer {
        traffic.downloads += 1
        guard let record = book.owner(ofFile: name), book.isDelivered(name, at: now) else { return .refused(404) }
        guard now < record.expiry else { return .refused(expired.rawValue) }
        guard !isStillUnready(name) else { return .refused(422) }
        return .file(
            name: name, mediaType: record.request.format.mediaType, isCutShort: faults.takeTruncatedDownload())
    }
}
