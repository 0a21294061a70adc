import MediaTypes
import Wording

extension Stretches {
    /// When they are: `from 2.00 s to 3.52 s, 1.52 s in all`; of many, the first three.
    var words: String {
        var parts = first.prefix(3).map(\.words)
        if count > 3 { parts.append("\(count - 3) more") }
        return Words.list(parts) + (count == 1 ? ", " : ", \(count) stretches, ") + "\(Words.seconds(total)) in all"
    }
}

extension Stretch {
    /// `from 2.00 s to 3.52 s`; with more digits where it is short.
    fileprivate var words: String {
        let digits = length.value < 0.05 ? 4 : 2
        return "from \(Words.decimals(start.value, digits)) s to \(Words.decimals(end.value, digits)) s"
    }
}

extension Words {
    /// A moment or a length with two decimals.
    static func seconds(_ value: Seconds) -> String { seconds(value.value) }
}
