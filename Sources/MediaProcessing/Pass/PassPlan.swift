/// How often a source is read, and for which outputs each time.
///
/// Outputs that can be at work together make a group. A group reads the source as often as the output in it that needs
/// the most sweeps; an output takes part in the first of them. What all outputs of a group need is decoded once a sweep.
/// A value: it reads nothing.
struct PassPlan: Hashable, Sendable {
    /// Outputs that are at work together.
    struct Group: Hashable, Sendable {
        /// Their places in the pass.
        var outputs: [Int] = []
        /// How often the source is read for them.
        var sweeps = 0
        /// How many bytes their encoders take, by estimate.
        var bytes = 0
        /// Whether there is an encoder among them that may be the only one of its kind.
        var hasSole = false

        /// Whether an encoder may be at work beside theirs.
        fileprivate func hasRoom(for encoder: EncoderDemand?, limit: Int) -> Bool {
            guard let encoder else { return true }
            return bytes + encoder.bytes <= limit && !(encoder.isSole && hasSole)
        }
    }

    /// The groups, one after another.
    let groups: [Group]

    /// Plans for outputs, given in how many sweeps each takes part and what its encoder asks.
    ///
    /// An output begins a new group where its encoder has no room beside those before it, or may not be beside one of
    /// them; one that has no room at all is made alone.
    init(sweeps: [Int], encoders: [EncoderDemand?], limit: Int) {
        var groups: [Group] = []
        for (index, (sweeps, encoder)) in zip(sweeps, encoders).enumerated() {
            let fitting = groups.firstIndex { $0.hasRoom(for: encoder, limit: limit) }
            if fitting == nil { groups.append(Group()) }
            let place = fitting ?? groups.count - 1
            groups[place].outputs.append(index)
            groups[place].sweeps = max(groups[place].sweeps, sweeps)
            groups[place].bytes += encoder?.bytes ?? 0
            groups[place].hasSole = groups[place].hasSole || encoder?.isSole ?? false
        }
        self.groups = groups
    }
}
