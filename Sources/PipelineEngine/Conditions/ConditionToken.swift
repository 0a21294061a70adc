import JSON

/// A word or a sign of a condition, and its place in Unicode scalars.
struct ConditionToken {
    enum Kind: Hashable {
        case name(String)
        case value(JSONValue)
        case comparison(ConditionNode.Comparison)
        case mark(Mark)
        /// What has no meaning; nothing is read past it.
        case invalid(String, suggestion: String?)
        case end
    }

    /// The words and signs that can't be names.
    enum Mark: String {
        case and, or, not, `in`, exists
        case open = "("
        case close = ")"
        case openList = "["
        case closeList = "]"
        case comma = ","
    }

    let kind: Kind
    let span: Range<Int>
}

extension ConditionToken.Kind {
    /// What a word means: lower case words of the language, habits from elsewhere, names.
    init(word: String) {
        if let mark = ConditionToken.Mark(rawValue: word) {
            self = .mark(mark)
        } else if word == "true" || word == "false" {
            self = .value(.bool(word == "true"))
        } else {
            self = Self.habit(word: word) ?? .name(word)
        }
    }

    /// What a sign means, or `nil` if it means nothing, even elsewhere.
    init?(sign: String) {
        if let mark = ConditionToken.Mark(rawValue: sign) {
            self = .mark(mark)
        } else if let comparison = ConditionNode.Comparison(rawValue: sign) {
            self = .comparison(comparison)
        } else if let right = Self.rightWords[sign] {
            self = .unknown("'\(sign)'", suggestion: right)
        } else if ["+", "-", "*", "/", "%"].contains(sign) {
            self = .invalid("conditions don't calculate, so they have no '\(sign)'", suggestion: nil)
        } else if sign == "${" {
            self = .invalid("names stand without '${' and '}' in a condition", suggestion: nil)
        } else {
            return nil
        }
    }

    /// What conditions don't have.
    static func unknown(_ what: String, suggestion: String? = nil) -> Self {
        .invalid("conditions have no \(what)", suggestion: suggestion)
    }

    private static func habit(word: String) -> Self? {
        let lower = word.lowercased()
        switch lower {
        case "and", "or", "not", "in", "exists", "true", "false": return .unknown("'\(word)'", suggestion: lower)
        case "is": return .unknown("'\(word)'", suggestion: "==")
        case "null": return .unknown("'\(word)'; 'exists NAME' asks whether a fact is there")
        default: return nil
        }
    }

    private static let rightWords = [
        "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not", "=": "==", "===": "==", "<>": "!=", "!==": "!=",
        "=<": "<=", "=>": ">=", "≠": "!=", "≤": "<=", "≥": ">=",
    ]
}
