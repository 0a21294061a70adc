/// A pattern of one name in a path, without separators: `*.mp4`, `take-??`, `[a-c]*`.
struct GlobName: Hashable, Sendable {
    private enum Token: Hashable {
        case scalar(UnicodeScalar)
        case any
        case some
        case set(GlobSet)
    }

    private let tokens: [Token]

    /// Takes a pattern apart.
    init(_ text: ArraySlice<UnicodeScalar>) throws(GlobError) {
        var tokens: [Token] = []
        var index = text.startIndex
        while index < text.endIndex {
            switch text[index] {
            case "*": tokens.append(.some)
            case "?": tokens.append(.any)
            case "[":
                let (set, end) = try GlobSet.read(text, from: index)
                tokens.append(.set(set))
                index = end - 1
            default: tokens.append(.scalar(text[index]))
            }
            index += 1
        }
        self.tokens = tokens
    }

    /// The only name that fits, if the pattern is no more than a name.
    var literal: String? {
        var literal = String.UnicodeScalarView()
        for token in tokens {
            guard case .scalar(let scalar) = token else { return nil }
            literal.append(scalar)
        }
        return String(literal)
    }

    /// Whether a name fits; one that begins with a dot fits only a pattern that does.
    ///
    /// Only the last `*` is ever tried again, so the time is at worst the product of both lengths.
    func matches(_ name: String) -> Bool {
        let text = Array(name.unicodeScalars)
        if text.first == ".", tokens.first != .scalar(".") { return false }
        var place = 0
        var token = 0
        var retry: (token: Int, place: Int)?
        while place < text.count {
            if token < tokens.count, tokens[token] == .some {
                token += 1
                retry = (token, place)
            } else if token < tokens.count, Self.accepts(text[place], tokens[token]) {
                token += 1
                place += 1
            } else if let last = retry {
                retry = (last.token, last.place + 1)
                (token, place) = (last.token, last.place + 1)
            } else {
                return false
            }
        }
        return tokens[token...].allSatisfy { $0 == .some }
    }

    private static func accepts(_ scalar: UnicodeScalar, _ token: Token) -> Bool {
        switch token {
        case .scalar(let wanted): scalar == wanted
        case .any: true
        case .set(let set): set.contains(scalar)
        case .some: false
        }
    }
}
