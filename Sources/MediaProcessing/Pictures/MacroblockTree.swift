import MediaTypes

/// Whether x264 may use its macroblock tree, which saves bits but not at every width gives the same bytes twice.
///
/// x264 (164, as Debian 12 has it) reads past a row of its tree where a row isn't a whole number of its eight-wide steps,
/// so what it writes depends on memory that was never set: `Decisions/0011`.
enum MacroblockTree {
    /// Whether pictures of this size give the same bytes each time: rows of a multiple of eight macroblocks do.
    static func isSteady(_ size: Resolution) -> Bool { (size.width + 15) / 16 % 8 == 0 }
}
