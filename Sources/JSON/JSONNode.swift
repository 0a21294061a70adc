/// A JSON value that knows where in its text it stands, and so do its parts.
public struct JSONNode: Sendable {
    /// A member of an object: its name and value, each with its place.
    public struct Member: Sendable {
        /// The name, unescaped.
        public let name: String
        /// Where the name stands.
        public let position: JSONPosition
        /// The value.
        public let node: JSONNode

        /// Makes a member.
        public init(name: String, position: JSONPosition, node: JSONNode) {
            self.name = name
            self.position = position
            self.node = node
        }
    }

    /// What the node holds.
    public indirect enum Content: Sendable {
        /// A value without parts: `null`, a truth value, a number or a string.
        case scalar(JSONValue)
        /// The elements of an array.
        case array([JSONNode])
        /// The members of an object, in order, each name once.
        case object([Member])
    }

    /// What the node holds.
    public let content: Content
    /// Where the node begins.
    public let position: JSONPosition

    /// Makes a node.
    public init(_ content: Content, at position: JSONPosition) {
        self.content = content
        self.position = position
    }

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

    /// The value of a member, or `nil` if this is no object or has no such member.
    public subscript(_ name: String) -> JSONNode? { members?.first { $0.name == name }?.node }
}
