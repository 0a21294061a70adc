import JSON

/// Gives rows their names: what their id makes, or their number.
///
/// A name that two rows want gets the first 8 digits of the digest of the row's values, so that it doesn't depend on
/// the order of the rows; so does the name of a row whose id is empty. Rows without an id keep their number.
///
/// For each row with an id, its id, its name and 8 digits are kept until the names are settled; afterwards only the names that
/// several rows wanted.
struct RowNames: Sendable {
    private struct Claim: Sendable {
        let id: String
        let name: String
        let digits: String
        let number: Int
        let position: RowPosition
    }

    private static let longest = 120
    private var claims: [Claim] = []
    private var contested: Set<String> = []
    private var width = 2

    /// The ids that several rows have, in the order of the file, and how many do.
    private(set) var sharedIDs: [RowFile.SharedID] = []

    /// Takes a row into account; `number` counts from 1.
    mutating func add(_ row: RowMeaning.Row, number: Int, at position: RowPosition) {
        guard let id = row.id else { return }
        let name = Item.safe(id)
        if id.isEmpty { contested.insert(name) }
        claims.append(Claim(id: id, name: name, digits: Self.digits(of: row), number: number, position: position))
    }

    /// Settles the names of `count` rows, and returns an issue for each row whose name is still another's.
    mutating func settle(count: Int) -> [RowIssue] {
        width = max(2, String(count).count)
        findContested(count: count)
        findSharedIDs()
        var first: [String: Claim] = [:]
        var issues: [RowIssue] = []
        for claim in claims {
            let name = contested.contains(claim.name) ? Self.joined(claim.name, claim.digits) : claim.name
            if let other = first[name] {
                let line = other.position.line
                let isSame = other.id == claim.id && other.digits == claim.digits
                let problem =
                    isSame
                    ? "the row is the same as the one in line \(line); leave one out"
                    : "the row would be called '\(name)', as the one in line \(line) is; give it an id of its own"
                issues.append(RowIssue(problem, at: claim.position))
            } else {
                first[name] = claim
            }
        }
        claims = []
        return issues
    }

    /// The name of a row, once all were added and the names are settled.
    func name(of row: RowMeaning.Row, number: Int) -> String {
        guard let id = row.id else { return numeral(number) }
        let name = Item.safe(id)
        return contested.contains(name) ? Self.joined(name, Self.digits(of: row)) : name
    }

    private mutating func findSharedIDs() {
        guard !contested.isEmpty else { return }
        var places: [String: Int] = [:]
        for claim in claims where contested.contains(claim.name) {
            if let place = places[claim.id] {
                sharedIDs[place].count += 1
            } else {
                places[claim.id] = sharedIDs.count
                sharedIDs.append(RowFile.SharedID(id: claim.id, count: 1))
            }
        }
        sharedIDs.removeAll { $0.count == 1 }
    }

    private mutating func findContested(count: Int) {
        var wanted: Set<String> = []
        for claim in claims where !wanted.insert(claim.name).inserted { contested.insert(claim.name) }
        guard !claims.isEmpty, claims.count < count else { return }
        let named = Set(claims.map(\.number))
        for number in 1...count where !named.contains(number) {
            let name = numeral(number)
            if wanted.contains(name) { contested.insert(name) }
        }
    }

    private func numeral(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func digits(of row: RowMeaning.Row) -> String {
        ContentDigest(of: .object(JSONObject(row.values.map { ($0.key, $0.value) }))).short
    }

    /// A name and digits, no longer together than a name may be.
    private static func joined(_ name: String, _ digits: String) -> String {
        var name = name
        while name.utf8.count + 1 + digits.utf8.count > longest { name.removeLast() }
        return "\(name)-\(digits)"
    }
}
