/// How often a source is read, and for which outputs each time.
///
/// Outputs that can be at work together make a group. A group reads the source as often as the output in it that needs
/// the most sweeps; an output takes part in the first of them. What all outputs of a group need is decoded once a sweep.
/// A value: it reads nothing.
struct PassPlan: Hashable, Sendable {
    /// Why outputs are made after others and not with them.
    enum Parting: Hashable, Sendable {
        /// Their encoders have no room beside those before.
        case room
        /// They have an encoder that may be the only one of its kind, as one before has.
        case sole
    }

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
        /// Why they aren't in the group before; `nil` for the first group.
        var parting: Parting?

        /// Why an encoder can't be at work beside theirs; `nil` if it can.
        fileprivate func objection(to encoder: EncoderDemand?, limit: Int) -> Parting? {
            guard let encoder else { return nil }
            if encoder.isSole, hasSole { return .sole }
            return bytes + encoder.bytes <= limit ? nil : .room
        }
    }

    /// The groups, one after another.
    let groups: [Group]

    /// How many bytes may be taken by encoders that are at work together.
    let limit: Int

    /// Plans for outputs by what each asks.
    ///
    /// An output begins a new group where its encoder has no room beside those before it, or may not be beside one of
    /// them; one that has no room at all is made alone.
    init(_ demands: [OutputDemand], limit: Int) {
        self.limit = limit
        var groups: [Group] = []
        for (index, demand) in demands.enumerated() {
            let objections = groups.map { $0.objection(to: demand.encoder, limit: limit) }
            let fitting = objections.firstIndex(of: nil)
            if fitting == nil { groups.append(Group(parting: objections.last ?? nil)) }
            let place = fitting ?? groups.count - 1
            groups[place].outputs.append(index)
            groups[place].sweeps = max(groups[place].sweeps, demand.sweeps)
            groups[place].bytes += demand.encoder?.bytes ?? 0
            groups[place].hasSole = groups[place].hasSole || demand.encoder?.isSole ?? false
        }
        self.groups = groups
    }

    /// How often the source is read.
    var sweeps: Int { groups.reduce(0) { $0 + $1.sweeps } }

    /// How many bytes all encoders would take together, by estimate.
    var bytes: Int { groups.reduce(0) { $0 + $1.bytes } }
}
