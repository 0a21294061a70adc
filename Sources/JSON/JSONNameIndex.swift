/// Finds the members of an object by name: one after the other while they are few, by a table from then on.
struct JSONNameIndex {
    /// From how many members on the table is kept.
    private static let threshold = 12

    /// The place of each name, once there are enough of them.
    private(set) var places: [String: Int]?

    /// The place of a member, or `nil` if there is none of that name.
    func place(of name: String, among members: [JSONNode.Member]) -> Int? {
        guard let places else { return members.firstIndex { $0.name == name } }
        return places[name]
    }

    /// Notes a member that stands, or will stand, at a place; of several with one name the first counts.
    mutating func add(_ name: String, at place: Int, among members: [JSONNode.Member]) {
        if places == nil, place >= Self.threshold {
            places = Dictionary(
                members.prefix(place).enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        }
        if places?[name] == nil { places?[name] = place }
    }
}
