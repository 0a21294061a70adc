/// A JSON value that knows where in its text it stands, and so do its parts.
public struct JSONNode: Sendable {
    /// A member of an object: its name and value, each with its place.
    public struct Member: Sendable {
        /// The name, unescaped.
        public let name: String
        /// Where the name stands, with its quotes.
        public let nameRange: Range<JSONPosition>
        /// The value.
        public let node: JSONNode

        /// Makes a member.
        public init(name: String, nameRange: Range<JSONPosition>, node: JSONNode) {
            self.name = name
            self.nameRange = nameRange
            self.node = node
        }

        /// Where the name begins.
        public var position: JSONPosition { nameRange.lowerBound }
    }

    /// What the node holds.
    public enum Content: Sendable {
        /// A value without parts: `null`, a truth value, a number or a string.
        case scalar(JSONValue)
        /// The elements of an array.
        case array([JSONNode])
        /// The members of an object, in order, each name once.
        case object([Member])
    }

    /// What the node holds.
    public let content: Content
    /// Where the node stands, from its first byte to past its last.
    public let range: Range<JSONPosition>
    /// Where among the members each name is; only of objects that are large enough for it to pay.
    private let index: [String: Int]?

    /// Makes a node.
    public init(_ content: Content, range: Range<JSONPosition>) {
        var names = JSONNameIndex()
        if case .object(let members) = content {
            for (place, member) in members.enumerated() { names.add(member.name, at: place, among: members) }
        }
        self.init(content, range: range, index: names)
    }

    init(_ content: Content, range: Range<JSONPosition>, index: JSONNameIndex) {
        self.content = content
        self.range = range
        self.index = index.places
    }

    /// Where the node begins.
    public var position: JSONPosition { range.lowerBound }

    /// Where the node ends: the place after its last character.
    public var end: JSONPosition { range.upperBound }

    /// The value without positions.
    public var value: JSONValue {
        switch content {
        case .scalar(let value): value
        case .array(let elements): .array(elements.map(\.value))
        case .object(let members): .object(JSONObject(members.map { ($0.name, $0.node.value) }))
        }
    }

    /// The members, if this is an object.
    public var members: [Member]? {
        guard case .object(let members) = content else { return nil }
        return members
    }

    /// The elements, if this is an array.
    public var elements: [JSONNode]? {
        guard case .array(let elements) = content else { return nil }
        return elements
    }

    /// A member by its name, or `nil` if this is no object or has no such member; found at once in large objects too.
    public func member(_ name: String) -> Member? {
        guard case .object(let members) = content else { return nil }
        guard let index else { return members.first { $0.name == name } }
        return index[name].map { members[$0] }
    }

    /// The value of a member, or `nil` if this is no object or has no such member.
    public subscript(_ name: String) -> JSONNode? { member(name)?.node }
}
