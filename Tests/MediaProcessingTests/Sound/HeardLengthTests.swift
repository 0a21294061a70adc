import MediaTypes
import Testing

@testable import MediaProcessing

@Suite("Heard length")
struct HeardLengthTests {
    private func seconds(_ pieces: [(duration: Int64, skipped: Int, isDiscarded: Bool)]) -> Double {
        var heard = HeardLength(timeBase: Rational(1, 48_000), sampleRate: 48_000)
        for piece in pieces {
            heard.add(.init(duration: piece.duration, skipped: piece.skipped, isDiscarded: piece.isDiscarded))
        }
        return (heard.seconds * 48_000).rounded()
    }

    @Test("what an encoder put before the sound doesn't count, be it a part of a packet or several packets")
    func priming() {
        #expect(seconds([(1_024, 0, false), (1_024, 0, false)]) == 2_048)
        #expect(seconds([(1_024, 1_024, true), (1_024, 0, false), (192, 0, false)]) == 1_216)
        #expect(seconds([(1_024, 2_112, true), (1_024, 0, true), (1_024, 0, false)]) == 960)
        #expect(seconds([(960, 312, false), (960, 0, false)]) == 1_608)
    }

    @Test("packets that an edit list leaves out don't count, though nothing says how many samples those are")
    func discarded() {
        #expect(seconds([(1_024, 0, true), (1_024, 0, true), (1_024, 0, false)]) == 1_024)
        #expect(seconds([(1_024, 5_000, true)]) == 0)
    }
}
