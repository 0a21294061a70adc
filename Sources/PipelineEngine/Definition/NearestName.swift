/// Finds the name that was probably meant.
public enum NearestName {
    /// The known name closest to the one written, if one is close enough to be a slip of the fingers.
    ///
    /// Case is ignored. A name is close if a third of its letters, rounded up, or fewer have to be changed; of names
    /// equally close the first in the alphabet is taken. A name of which nothing would stay is not close. If none is
    /// close, it is the only one that begins or ends with what was written.
    public static func find(_ written: String, among known: some Sequence<String>) -> String? {
        let limit = (written.count + 2) / 3
        let names = known.sorted()
        return
            names
            .filter { abs($0.count - written.count) <= limit }
            .map { (name: $0, distance: distance(Array(written.lowercased()), Array($0.lowercased()))) }
            .filter { $0.distance <= limit && $0.distance < min(written.count, $0.name.count) }
            .min { $0.distance < $1.distance }?.name ?? longer(written.lowercased(), among: names)
    }

    /// The only name of which a part was written: `min` of `minimum`.
    private static func longer(_ written: String, among names: [String]) -> String? {
        guard written.count >= 3 else { return nil }
        let longer = names.filter { $0.lowercased().hasPrefix(written) || $0.lowercased().hasSuffix(written) }
        return longer.count == 1 ? longer[0] : nil
    }

    /// How many letters have to be inserted, deleted, replaced or swapped with their neighbour: the optimal string
    /// alignment distance.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in 1...left.count {
            var current = [row]
            for column in 1...right.count {
                let cost = left[row - 1] == right[column - 1] ? 0 : 1
                var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    best = min(best, beforeLast[column - 2] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
