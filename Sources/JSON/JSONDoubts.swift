/// The places of a text of which it is a guess what they say.
struct JSONDoubts: Sendable {
    /// What a problem makes a guess of.
    enum Extent {
        /// Nothing: what was meant is clear.
        case nothing
        /// The piece of the text that the problem is at.
        case piece
        /// The line in which the problem begins.
        case line
    }

    private var pieces: [ClosedRange<JSONPosition>] = []
    private var lines: [ClosedRange<Int>] = []
    /// Where values begin that may have more parts, or fewer.
    private var beginnings: Set<JSONPosition> = []
    /// The place after which all is a guess.
    private var rest: JSONPosition?

    mutating func add(_ piece: ClosedRange<JSONPosition>) { pieces.append(piece) }

    mutating func addLines(_ range: ClosedRange<Int>) { lines.append(range) }

    mutating func addBeginnings(_ places: some Sequence<JSONPosition>) { beginnings.formUnion(places) }

    mutating func addAll(from place: JSONPosition) { rest = min(rest ?? place, place) }

    func contains(_ position: JSONPosition) -> Bool {
        if let rest, position >= rest { return true }
        return beginnings.contains(position) || lines.contains { $0.contains(position.line) }
            || pieces.contains { $0.contains(position) }
    }
}
