import JSON
import Testing

@Suite("Order of JSON numbers")
struct JSONNumberOrderTests {
    /// Literals in rising order; those of one value stand together.
    private static let rising = [
        ["-2e400"], ["-1e400", "-10e399"], ["-100"], ["-99.5", "-99.50"], ["-99"], ["-1"], ["-0.10000000000000000001"],
        ["-0.1", "-1e-1"], ["-1e-400"], ["0", "-0", "0.0", "0e9"], ["1e-400"], ["0.09"], ["0.1", "0.10", "10e-2"],
        ["0.1000000000000000055511151231257827"], ["0.11"], ["1", "1.0"], ["9"], ["10", "1e1"], ["99"], ["100"],
        ["9007199254740992"], ["9007199254740993"], ["1e400"], ["1.1e400"],
    ]

    @Test("is that of their values, digit by digit")
    func order() throws {
        let numbers = try Self.rising.enumerated().flatMap { rank, literals in
            try literals.map { (rank, try #require(JSONNumber(literal: $0))) }
        }
        for (leftRank, left) in numbers {
            for (rightRank, right) in numbers {
                #expect((left < right) == (leftRank < rightRank), "\(left) < \(right)")
                #expect((left == right) == (leftRank == rightRank), "\(left) == \(right)")
            }
        }
    }
}
