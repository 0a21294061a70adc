import FFmpeg
import MediaTypes

/// The outputs of a pass as a sweep's reader sees them: who takes what.
///
/// Pictures that are wanted filtered go to a ``PictureNode``, one a chain, which sends them on.
struct PassTaps: Sendable {
    private let pictures: [Tap]
    private let sound: [Tap]
    private let videoPackets: [Tap]
    private let audioPackets: [Tap]
    private let outputs: [(tap: Tap, needs: SweepNeeds)]
    private let nodes: [PictureNode]

    /// Makes taps for outputs that want these things in a sweep, and starts the nodes that they need.
    ///
    /// - Parameters:
    ///   - outputs: the outputs, with what each wants.
    ///   - source: what the source is called in messages.
    ///   - timeBase: the length of a tick of the pictures' times as they are decoded.
    ///   - capacity: how many bytes may wait for a node.
    init(
        _ outputs: [(tap: Tap, needs: SweepNeeds)], of source: String, timeBase: Rational,
        capacity: Int
    ) {
        func takers(_ wants: (SweepNeeds) -> Bool) -> [Tap] {
            outputs.filter { wants($0.needs) }.map(\.tap)
        }
        let chains = Set(outputs.compactMap(\.needs.pictures)).subtracting([.decoded])
        nodes = chains.compactMap { need in
            guard case .filtered(let chain) = need else { return nil }
            return PictureNode(
                chain, of: source, timeBase: timeBase, capacity: capacity, takers: takers { $0.pictures == need })
        }
        pictures = takers { $0.pictures == .decoded } + nodes.map { Tap(inbox: $0.inbox, sweep: 0) }
        sound = takers(\.sound)
        videoPackets = takers(\.videoPackets)
        audioPackets = takers(\.audioPackets)
        self.outputs = outputs
    }

    /// Whether somebody still takes something.
    var isOpen: Bool { outputs.contains(where: \.tap.isOpen) }

    /// Whether somebody still takes decoded pictures.
    var takePictures: Bool { pictures.contains(where: \.isOpen) }
    /// Whether somebody still takes decoded sound.
    var takeSound: Bool { sound.contains(where: \.isOpen) }

    /// From when on somebody wants something, in seconds from the beginning of what is made; `nil` if all is wanted.
    var wantedFrom: Double? {
        let starts = outputs.compactMap { output in
            let from = output.needs.picturesFrom
            return output.needs == SweepNeeds(pictures: .decoded, picturesFrom: from) ? from : nil
        }
        return starts.count == outputs.count ? starts.min() : nil
    }

    var wantPictures: Bool { !pictures.isEmpty }
    var wantSound: Bool { !sound.isEmpty }
    var wantVideo: Bool { wantPictures || !videoPackets.isEmpty }
    var wantAudio: Bool { wantSound || !audioPackets.isEmpty }

    func send(_ frame: consuming VideoFrame, timeBase: Rational, _ summary: ReadSummary) {
        let shared = SharedVideoFrame(frame, timeBase: timeBase, summary)
        let bytes = shared.frame.byteCount
        for tap in pictures { tap.send(.video(shared), bytes: bytes) }
    }

    func send(_ frame: consuming AudioFrame, _ summary: ReadSummary) {
        let shared = SharedAudioFrame(frame, summary)
        let bytes = shared.frame.byteCount
        for tap in sound { tap.send(.audio(shared), bytes: bytes) }
    }

    func send(video packet: borrowing Packet) throws(FFmpegError) {
        guard !videoPackets.isEmpty else { return }
        let shared = SharedPacket(try packet.reference())
        for tap in videoPackets { tap.send(.videoPacket(shared), bytes: shared.packet.size) }
    }

    func send(audio packet: borrowing Packet) throws(FFmpegError) {
        guard !audioPackets.isEmpty else { return }
        let shared = SharedPacket(try packet.reference())
        for tap in audioPackets { tap.send(.audioPacket(shared), bytes: shared.packet.size) }
    }

    /// Tells those that want what there is no way to give why they don't get it.
    func refuse(_ error: MediaError, to wants: (SweepNeeds) -> Bool) {
        for output in outputs where wants(output.needs) { output.tap.send(.failure(error), bytes: 0) }
    }

    /// Waits until the nodes have sent on what they have, and tells each output how the sweep ended for what it wanted.
    ///
    /// To be called once; nothing may be sent after it.
    func end(_ outcome: (SweepNeeds) -> Result<ReadSummary, MediaError>) {
        for node in nodes { node.end() }
        for output in outputs { output.tap.end(outcome(output.needs)) }
    }
}
