/// The places in a pattern that a path may have come to.
///
/// A folder is entered once, with all of them together, however many ways of matching its path there are.
struct GlobPlaces: Hashable, Sendable {
    private struct Place: Hashable {
        let pattern: Int
        let index: Int
    }

    private let patterns: [[Glob.Step]]
    private var places: Set<Place> = []

    /// The beginnings of patterns.
    init(_ patterns: [[Glob.Step]]) {
        self.patterns = patterns
        for pattern in patterns.indices { insert(Place(pattern: pattern, index: 0)) }
    }

    /// Whether a pattern ends here.
    var isMatch: Bool { places.contains { step(at: $0) == nil } }

    /// Whether a pattern goes on below.
    var goesOn: Bool { places.contains { step(at: $0) != nil } }

    /// The only names that lead on, or `nil` if a name may be any of many.
    var literals: Set<String>? {
        var literals: Set<String> = []
        for place in places {
            guard let step = step(at: place) else { continue }
            guard case .name(let name) = step, let literal = name.literal else { return nil }
            literals.insert(literal)
        }
        return literals
    }

    /// The places after a name; with `asWritten`, only those to which its being written in the pattern leads.
    func after(_ name: String, asWritten: Bool) -> GlobPlaces {
        var next = GlobPlaces(patterns, places: [])
        for place in places {
            switch step(at: place) {
            case .folders where !asWritten && !name.hasPrefix("."): next.insert(place)
            case .name(let pattern) where !asWritten || pattern.literal != nil:
                if pattern.matches(name) { next.insert(Place(pattern: place.pattern, index: place.index + 1)) }
            default: break
            }
        }
        return next
    }

    private init(_ patterns: [[Glob.Step]], places: Set<Place>) {
        self.patterns = patterns
        self.places = places
    }

    /// The step that a place stands before; `nil` at the end of a pattern.
    private func step(at place: Place) -> Glob.Step? {
        let steps = patterns[place.pattern]
        return place.index < steps.count ? steps[place.index] : nil
    }

    /// Takes a place, and the one behind it if any number of folders may be none.
    private mutating func insert(_ place: Place) {
        places.insert(place)
        guard step(at: place) == .folders else { return }
        places.insert(Place(pattern: place.pattern, index: place.index + 1))
    }
}
