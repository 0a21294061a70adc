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
    private let outputs: [(inbox: Inbox<PassMessage>, needs: SweepNeeds)]
    private let nodes: [PictureNode]

    /// Makes taps for outputs that want these things in a sweep, and starts the nodes that they need.
    ///
    /// - Parameters:
    ///   - outputs: the outputs' inboxes, with what each wants.
    ///   - source: what the source is called in messages.
    ///   - timeBase: the length of a tick of the pictures' times as they are decoded.
    ///   - capacity: how many bytes may wait for a node.
    init(
        _ outputs: [(inbox: Inbox<PassMessage>, needs: SweepNeeds)], of source: String, timeBase: Rational,
        capacity: Int
    ) {
        func takers(_ wants: (SweepNeeds) -> Bool) -> [Inbox<PassMessage>] {
            outputs.filter { wants($0.needs) }.map(\.inbox)
        }
        let chains = Set(outputs.compactMap(\.needs.pictures)).subtracting([.decoded])
        nodes = chains.compactMap { need in
            guard case .filtered(let chain) = need else { return nil }
            return PictureNode(
                chain, of: source, timeBase: timeBase, capacity: capacity, takers: takers { $0.pictures == need })
        }
        pictures = takers { $0.pictures == .decoded } + nodes.map(\.inbox)
        sound = takers(\.sound)
        videoPackets = takers(\.videoPackets)
        audioPackets = takers(\.audioPackets)
        self.outputs = outputs
    }

    /// Whether somebody still takes something.
    var isOpen: Bool { !outputs.allSatisfy(\.inbox.isClosed) }

    /// Whether somebody still takes decoded pictures.
    var takePictures: Bool { pictures.contains { !$0.isClosed } }
    /// Whether somebody still takes decoded sound.
    var takeSound: Bool { sound.contains { !$0.isClosed } }

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

    /// Tells those that want what there is no way to give why they don't get it.
    func refuse(_ error: MediaError, to wants: (SweepNeeds) -> Bool) {
        for output in outputs where wants(output.needs) { output.inbox.send(.failure(error), bytes: 0) }
    }

    /// Waits until the nodes have sent on what they have, and tells each output how the sweep ended for what it wanted.
    ///
    /// To be called once; nothing may be sent after it.
    func end(_ outcome: (SweepNeeds) -> Result<ReadSummary, MediaError>) {
        for node in nodes { node.end() }
        for output in outputs {
            switch outcome(output.needs) {
            case .success(let summary): output.inbox.send(.end(summary), bytes: 0)
            case .failure(let error): output.inbox.send(.failure(error), bytes: 0)
            }
        }
    }
}
