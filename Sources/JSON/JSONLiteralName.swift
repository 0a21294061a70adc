/// The three words of JSON, and what is written for them by mistake.
enum JSONLiteralName: String, CaseIterable {
    case `true`
    case `false`
    case null

    var value: JSONValue {
        switch self {
        case .true: .bool(true)
        case .false: .bool(false)
        case .null: .null
        }
    }

    /// The word that was probably meant: one in other letters, the same in another language, or one slip away.
    static func nearest(to word: String) -> JSONLiteralName? {
        guard word.utf8.count <= 9 else { return nil }
        let word = word.lowercased()
        switch word {
        case "none", "nil", "undefined": return .null
        case "yes", "on": return .true
        case "no", "off": return .false
        default: return allCases.first { isOneSlip(Array(word.utf8), Array($0.rawValue.utf8)) }
        }
    }

    /// Whether a word becomes another by one letter replaced, left out, added or swapped with the next, or by none.
    private static func isOneSlip(_ word: [UInt8], _ other: [UInt8]) -> Bool {
        let common = zip(word, other).prefix { $0 == $1 }.count
        let (left, right) = (word.dropFirst(common), other.dropFirst(common))
        let isSwap =
            left.count >= 2 && right.count >= 2 && Array(left.prefix(2).reversed()) == Array(right.prefix(2))
            && left.dropFirst(2).elementsEqual(right.dropFirst(2))
        return isSwap || left.dropFirst().elementsEqual(right.dropFirst()) || left.dropFirst().elementsEqual(right)
            || left.elementsEqual(right.dropFirst())
    }
}
