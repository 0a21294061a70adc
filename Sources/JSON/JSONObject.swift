/// The members of a JSON object in the order they were written.
///
/// Two objects with the same members in another order are equal.
public struct JSONObject: Sendable {
    /// The members' names in order.
    public private(set) var names: [String] = []
    private var values: [String: JSONValue] = [:]

    /// Makes an object without members.
    public init() {}

    /// Makes an object; of members with one name the last stays, in the place of the first.
    public init(_ members: some Sequence<(String, JSONValue)>) {
        for (name, value) in members { self[name] = value }
    }

    /// The value of a member; setting `nil` removes it.
    public subscript(_ name: String) -> JSONValue? {
        get { values[name] }
        set {
            let old = values.updateOrRemove(newValue, for: name)
            if old == nil, newValue != nil { names.append(name) }
            if old != nil, newValue == nil { names.removeAll { $0 == name } }
        }
    }

    /// Whether there are no members.
    public var isEmpty: Bool { names.isEmpty }

    /// The texts of a member that is an array; none if it isn't there.
    public func strings(_ name: String) -> [String] { self[name]?.array?.compactMap(\.string) ?? [] }

    /// The members in order.
    public var members: [(name: String, value: JSONValue)] {
        names.compactMap { name in values[name].map { (name, $0) } }
    }
}

extension JSONObject: Hashable {
    /// Whether two objects have the same members, in any order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool { left.values == right.values }

    /// Hashes the members without their order.
    public func hash(into hasher: inout Hasher) { hasher.combine(values) }
}

extension Dictionary where Key == String, Value == JSONValue {
    fileprivate mutating func updateOrRemove(_ value: JSONValue?, for name: String) -> JSONValue? {
        guard let value else { return removeValue(forKey: name) }
        return updateValue(value, forKey: name)
    }
}
