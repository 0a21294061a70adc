/// How far an array or object has been read.
struct JSONList {
    /// What stands before the place.
    enum Before {
        /// The opening bracket, or a comma.
        case nothing
        /// An element or a member.
        case item
        /// Something that was reported, so that a comma isn't asked for after it.
        case muddle
    }

    let isObject: Bool
    var before = Before.nothing
    /// Where the last item ended.
    var itemEnd: JSONPosition
    /// Whether the last item ended in a quote.
    var endsInText = false
    /// The last comma that followed an item.
    var comma: Range<JSONPosition>?
    /// Whether a comma too many was reported since the last item.
    var hasSurplusComma = false
    /// The line of its closing bracket, if that is of the kind of its opening one and both should be of the other.
    var wrongCloserLine: Int?

    /// Whether its first item begins its line no further right than the line of its bracket.
    var isFlat = false
    /// Whether nothing of it has been read.
    var isUntouched: Bool { before == .nothing && comma == nil && !hasSurplusComma }

    var words: String { isObject ? "members" : "elements" }
}

/// The members of an object that is being read.
struct JSONMembers {
    /// A key, as it was written.
    struct Name {
        let text: String
        let range: Range<JSONPosition>
        /// Whether nothing was wrong with it.
        var isSound = true
        var isQuoted = true
    }

    private(set) var list: [JSONNode.Member] = []
    private(set) var index = JSONNameIndex()

    func member(_ name: String) -> JSONNode.Member? { index.place(of: name, among: list).map { list[$0] } }

    mutating func add(_ member: JSONNode.Member) {
        index.add(member.name, at: list.count, among: list)
        list.append(member)
    }
}

extension JSONNode {
    /// The text, if this is a string.
    var text: String? {
        guard case .scalar(.string(let text)) = content else { return nil }
        return text
    }
}
