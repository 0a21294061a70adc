public import MediaTypes

/// The parts of a source of which something is true, such as that the picture is black.
public struct Stretches: Hashable, Sendable, Codable {
    /// How many there are.
    public private(set) var count = 0
    /// How long they last in all.
    public private(set) var total = Seconds(microseconds: 0)
    /// How long the longest lasts.
    public private(set) var longest = Seconds(microseconds: 0)
    /// The first of them, in order; a hundred at most.
    public private(set) var first: [Stretch] = []

    /// None.
    public init() {}

    /// These.
    public init(_ stretches: [Stretch]) {
        for stretch in stretches { add(stretch) }
    }

    /// Adds one that comes after the others.
    mutating func add(_ stretch: Stretch) {
        count += 1
        total = Seconds(microseconds: total.microseconds + stretch.length.microseconds)
        longest = max(longest, stretch.length)
        if first.count < 100 { first.append(stretch) }
    }

    /// Adds others that come after these.
    mutating func add(_ others: Stretches) {
        count += others.count
        total = Seconds(microseconds: total.microseconds + others.total.microseconds)
        longest = max(longest, others.longest)
        first.append(contentsOf: others.first.prefix(100 - first.count))
    }
}
