import Foundation
import MediaTypes

/// How much of each channel goes into each channel of a mix.
///
/// ITU-R BS.775: centre and surround go into left and right at -3 dB, low frequencies are left out. Where more than full
/// scale could come of it, all of it is lowered by the same amount until nothing can clip. Loudspeakers that BS.775 doesn't
/// know are taken as the nearest that it does: those above as surround, one in the middle behind as both surrounds at
/// -3 dB each. A value: it mixes nothing.
struct MixMatrix: Hashable, Sendable {
    /// For each channel of the mix, how much of each channel of the source is in it.
    let rows: [[Double]]

    private static let half = 0.5.squareRoot()

    /// What a loudspeaker gives to left and right.
    private static let shares: [String: (left: Double, right: Double)] = [
        "FL": (1, 0), "FR": (0, 1), "FC": (half, half), "LFE": (0, 0), "LFE2": (0, 0), "BL": (half, 0), "BR": (0, half),
        "SL": (half, 0), "SR": (0, half), "BC": (0.5, 0.5), "FLC": (1, 0), "FRC": (0, 1), "WL": (1, 0), "WR": (0, 1),
        "DL": (1, 0), "DR": (0, 1), "TFL": (half, 0), "TFR": (0, half), "TFC": (0.5, 0.5), "TC": (0.5, 0.5),
        "TBL": (half, 0), "TBR": (0, half), "TBC": (0.5, 0.5), "TSL": (half, 0), "TSR": (0, half),
    ]

    /// The mix of channels by FFmpeg's names into two channels or one; `nil` if nobody knows where one of them stands.
    init?(of names: [String], into channels: Int) {
        guard names.count > 1 else {
            rows = Array(repeating: [1], count: channels)
            return
        }
        let known = names.compactMap { Self.shares[$0] }
        guard known.count == names.count, channels == 1 || channels == 2 else { return nil }
        let rows =
            channels == 1 ? [known.map { $0.left + $0.right }] : [known.map { $0.left }, known.map { $0.right }]
        let most = rows.map { $0.reduce(0, +) }.max() ?? 0
        let divisor = channels == 1 ? most : max(1, most)
        guard divisor > 0 else { return nil }
        self.rows = rows.map { row in row.map { $0 / divisor } }
    }

    private init(rows: [[Double]]) { self.rows = rows }

    /// Each channel as it is, by a factor.
    static func same(_ channels: Int, by factor: Double = 1) -> MixMatrix {
        MixMatrix(
            rows: (0..<channels).map { row in (0..<channels).map { $0 == row ? factor : 0 } })
    }

    /// How much the front channels are lowered, in dB: 0 or more.
    var lowering: Double { -20 * log10(rows.joined().max() ?? 1) }
}
