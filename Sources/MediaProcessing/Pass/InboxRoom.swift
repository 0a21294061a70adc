import MediaTypes

/// How many bytes may wait in each inbox of a pass, so that what a pass holds stays small whatever its shape.
///
/// Frames are counted and not copied: however many outputs take what is decoded, no more waits than the fullest inbox
/// has. Each chain of filters holds as much again, before it and after it. Beside what waits are the pictures in hand: a
/// few in each output and chain, and in the decoder.
struct InboxRoom: Hashable, Sendable {
    /// Bytes for each inbox.
    let bytes: Int

    /// What all inboxes of a pass may hold together: 24 pictures, and no less than 16 MB nor more than 288 MB.
    private static func total(picture bytes: Int) -> Int { min(288 << 20, max(16 << 20, bytes * 24)) }

    /// Room for the pictures of a source and the chains of filters that outputs want.
    init(_ limits: SourceLimits, _ source: MediaInfo, sweeps: [SweepNeeds]) {
        let chains = Set(sweeps.compactMap(\.pictures)).subtracting([.decoded]).count
        let pixels = source.firstVideo?.video?.resolution.pixelCount ?? 0
        bytes = limits.inboxBytes ?? Self.total(picture: pixels * 3 / 2) / (1 + 2 * chains)
    }
}
