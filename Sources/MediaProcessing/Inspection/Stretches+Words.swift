import MediaTypes
import Wording

extension Stretches {
    /// When they are: `from 2.00 s to 3.52 s, 1.52 s in all`; of many, the first three.
    var words: String {
        var parts = first.prefix(3).map { "from \(Words.seconds($0.start)) to \(Words.seconds($0.end))" }
        if count > 3 { parts.append("\(count - 3) times more") }
        let list =
            parts.count > 1 ? parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1] : parts[0]
        return list + (count == 1 ? ", " : ", \(count) stretches, ") + "\(Words.seconds(total)) in all"
    }
}

extension Words {
    /// Seconds with two decimals: `1.52 s`; what is below a hundredth with four.
    static func seconds(_ value: Double) -> String {
        decimals(value, value != 0 && abs(value) < 0.01 ? 4 : 2) + " s"
    }

    /// As above.
    static func seconds(_ value: Seconds) -> String { seconds(value.value) }
}
