/// A moment of a run at which it is killed.
enum Moment: Sendable, CustomStringConvertible {
    /// So many microseconds after its start.
    case time(Int)
    /// So many microseconds after something was seen of it for the n-th time.
    case sight(Sight, Int, Int)

    var description: String {
        switch self {
        case .time(let delay): "\(delay) µs after its start"
        case .sight(let sight, let number, let delay): "\(delay) µs after \(sight) \(number)"
        }
    }

    /// Draws a moment: one in six in the first moments of the process, one in six in the first half of a run as long as
    /// `length` in microseconds, the others where something rare is about to happen or just has.
    static func random(length: Int, _ sights: [Sight], using numbers: inout some RandomNumberGenerator) -> Moment {
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0: .time(.random(in: 0...150_000, using: &numbers))
        case 1: .time(.random(in: 0...length / 2, using: &numbers))
        default: random(sights, using: &numbers)
        }
    }

    /// Draws a moment shortly after something was seen.
    static func random(_ sights: [Sight], using numbers: inout some RandomNumberGenerator) -> Moment {
        let sight = sights.randomElement(using: &numbers) ?? .started
        let delay = Bool.random(using: &numbers) ? 0 : Int.random(in: 0...6_000, using: &numbers)
        return .sight(sight, .random(in: 1...sight.usual, using: &numbers), delay)
    }
}
