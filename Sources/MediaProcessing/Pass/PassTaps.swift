import FFmpeg
import MediaTypes

/// The outputs of a pass as a sweep's reader sees them: who takes what.
///
/// Pictures that are wanted filtered go to a ``PictureNode``, one a chain, which sends them on.
struct PassTaps: Sendable {
    private let pictures: [Inbox<PassMessage>]
    private let sound: [Inbox<PassMessage>]
    private let videoPackets: [Inbox<PassMessage>]
    private let audioPackets: [Inbox<PassMessage>]
    private let outputs: [Inbox<PassMessage>]
    private let pictureTakers: [Inbox<PassMessage>]
    private let nodes: [PictureNode]

    /// Makes taps for outputs that want these things in a sweep, and starts the nodes that they need.
    ///
    /// - Parameters:
    ///   - outputs: the outputs' inboxes, with what each wants.
    ///   - timeBase: the length of a tick of the pictures' times as they are decoded.
    ///   - capacity: how many bytes may wait for a node.
    init(_ outputs: [(inbox: Inbox<PassMessage>, needs: SweepNeeds)], timeBase: Rational, capacity: Int) {
        func takers(_ wants: (SweepNeeds) -> Bool) -> [Inbox<PassMessage>] {
            outputs.filter { wants($0.needs) }.map(\.inbox)
        }
        let chains = Set(outputs.compactMap(\.needs.pictures)).subtracting([.decoded])
        nodes = chains.compactMap { need in
            guard case .filtered(let chain) = need else { return nil }
            return PictureNode(
                chain, timeBase: timeBase, capacity: capacity, takers: takers { $0.pictures == need })
        }
        pictures = takers { $0.pictures == .decoded } + nodes.map(\.inbox)
        pictureTakers = takers { $0.pictures != nil }
        sound = takers(\.sound)
        videoPackets = takers(\.videoPackets)
        audioPackets = takers(\.audioPackets)
        self.outputs = outputs.map(\.inbox)
    }

    /// Whether somebody still takes something.
    var isOpen: Bool { !outputs.allSatisfy(\.isClosed) }

    var wantPictures: Bool { !pictures.isEmpty }
    var wantSound: Bool { !sound.isEmpty }
    var wantVideo: Bool { wantPictures || !videoPackets.isEmpty }
    var wantAudio: Bool { wantSound || !audioPackets.isEmpty }

    func send(_ frame: consuming VideoFrame, timeBase: Rational) {
        let shared = SharedVideoFrame(frame, timeBase: timeBase)
        let bytes = shared.frame.byteCount
        for inbox in pictures { inbox.send(.video(shared), bytes: bytes) }
    }

    func send(_ frame: consuming AudioFrame) {
        let shared = SharedAudioFrame(frame)
        let bytes = shared.frame.byteCount
        for inbox in sound { inbox.send(.audio(shared), bytes: bytes) }
    }

    func send(video packet: borrowing Packet) throws(FFmpegError) {
        guard !videoPackets.isEmpty else { return }
        let shared = SharedPacket(try packet.reference())
        for inbox in videoPackets { inbox.send(.videoPacket(shared), bytes: shared.packet.size) }
    }

    func send(audio packet: borrowing Packet) throws(FFmpegError) {
        guard !audioPackets.isEmpty else { return }
        let shared = SharedPacket(try packet.reference())
        for inbox in audioPackets { inbox.send(.audioPacket(shared), bytes: shared.packet.size) }
    }

    /// Tells those that want pictures, filtered or not, that there is no decoder for them.
    func refusePictures(_ error: MediaError) {
        for inbox in pictureTakers { inbox.send(.failure(error), bytes: 0) }
    }

    /// Tells those that want sound that there is no decoder for it.
    func refuseSound(_ error: MediaError) {
        for inbox in sound { inbox.send(.failure(error), bytes: 0) }
    }

    /// Waits until the nodes have sent on what they have, and tells the outputs that the sweep is over, or why it ended
    /// early.
    ///
    /// To be called once; nothing may be sent after it.
    func end(_ outcome: Result<ReadSummary, MediaError>) {
        for node in nodes { node.end() }
        let message: PassMessage =
            switch outcome {
            case .success(let summary): .end(summary)
            case .failure(let error): .failure(error)
            }
        for inbox in outputs { inbox.send(message, bytes: 0) }
    }
}
