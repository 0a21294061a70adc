import FFmpeg
import MediaTypes

/// A chain of filters on a thread of its own, which sends the pictures on to all outputs that want them so.
///
/// It is to the reader what an output is: an inbox that takes or drops. When none of its takers takes more it closes
/// its own. A filter that fails fails its takers and nothing else.
struct PictureNode: Sendable {
    /// Where pictures are sent.
    let inbox: Inbox<PassMessage>
    private let thread: WorkThread

    /// Starts a node.
    ///
    /// - Parameters:
    ///   - chain: filters in FFmpeg's notation.
    ///   - source: what the source is called in messages.
    ///   - timeBase: the length of a tick of the times of what is sent to it.
    ///   - capacity: how many bytes may wait for it.
    ///   - takers: where it sends what it filtered.
    init(_ chain: String, of source: String, timeBase: Rational, capacity: Int, takers: [Tap]) {
        let inbox = Inbox<PassMessage>(capacity: capacity)
        self.inbox = inbox
        thread = WorkThread(name: "filters") {
            defer { inbox.close() }
            do throws(FFmpegError) {
                try Self.filter(chain, timeBase, from: inbox, to: takers)
            } catch {
                let failure = MediaError(
                    error.reason == .notFound ? .unsupported : .unreadable,
                    "the pictures of \(source) can't be filtered", cause: error)
                for taker in takers { taker.send(.failure(failure), bytes: 0) }
            }
        }
    }

    /// Says that no picture follows, and waits until all were sent on.
    func end() {
        inbox.finish()
        thread.join()
    }

    private static func filter(
        _ chain: String, _ timeBase: Rational, from inbox: Inbox<PassMessage>, to takers: [Tap]
    ) throws(FFmpegError) {
        var filters = PictureFilters(chain, timeBase: timeBase)
        while let message = inbox.receive() {
            guard case .video(let picture) = message else { continue }
            filters.summary = picture.summary
            try filters.push(picture.frame)
            guard try sendFiltered(&filters, to: takers) else { return }
        }
        try filters.finish()
        _ = try sendFiltered(&filters, to: takers)
    }

    /// Sends on what comes out; `false` if nobody takes it any more.
    private static func sendFiltered(
        _ filters: inout PictureFilters, to takers: [Tap]
    ) throws(FFmpegError) -> Bool {
        while let picture = try filters.pull() {
            let bytes = picture.frame.byteCount
            for taker in takers { taker.send(.video(picture), bytes: bytes) }
        }
        return takers.contains(where: \.isOpen)
    }
}
