import FFmpeg

/// The outputs of a pass as its reader sees them: who takes what.
struct PassTaps: Sendable {
    private let pictures: [Inbox<PassMessage>]
    private let sound: [Inbox<PassMessage>]
    private let videoPackets: [Inbox<PassMessage>]
    private let audioPackets: [Inbox<PassMessage>]
    private let all: [Inbox<PassMessage>]

    init(_ workers: [OutputWorker]) {
        pictures = workers.filter(\.needs.pictures).map(\.inbox)
        sound = workers.filter(\.needs.sound).map(\.inbox)
        videoPackets = workers.filter(\.needs.videoPackets).map(\.inbox)
        audioPackets = workers.filter(\.needs.audioPackets).map(\.inbox)
        all = workers.filter { !$0.needs.isEmpty }.map(\.inbox)
    }

    /// Whether nobody wants anything.
    var isEmpty: Bool { all.isEmpty }

    /// Whether somebody still takes something.
    var isOpen: Bool { !all.allSatisfy(\.isClosed) }

    var wantPictures: Bool { !pictures.isEmpty }
    var wantSound: Bool { !sound.isEmpty }
    var wantAudioPackets: Bool { !audioPackets.isEmpty }
    var wantVideoPackets: Bool { !videoPackets.isEmpty }
    var wantAnyPictures: Bool { wantPictures || wantVideoPackets }
    var wantAnySound: Bool { wantSound || wantAudioPackets }

    func send(_ frame: consuming VideoFrame) {
        let shared = SharedVideoFrame(frame)
        let bytes = shared.frame.byteCount
        for inbox in pictures { inbox.send(.video(shared), bytes: bytes) }
    }

    func send(_ frame: consuming AudioFrame) {
        let shared = SharedAudioFrame(frame)
        let bytes = shared.frame.byteCount
        for inbox in sound { inbox.send(.audio(shared), bytes: bytes) }
    }

    func send(video packet: consuming Packet) {
        let shared = SharedPacket(packet)
        let bytes = shared.packet.size
        for inbox in videoPackets { inbox.send(.videoPacket(shared), bytes: bytes) }
    }

    func send(_ packet: consuming Packet) {
        let shared = SharedPacket(packet)
        let bytes = shared.packet.size
        for inbox in audioPackets { inbox.send(.audioPacket(shared), bytes: bytes) }
    }

    func send(end summary: ReadSummary) {
        for inbox in all { inbox.send(.end(summary), bytes: 0) }
    }

    func send(failure error: MediaError) {
        for inbox in all { inbox.send(.failure(error), bytes: 0) }
    }
}
