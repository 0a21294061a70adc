/// How many frames of a track are read and decoded, but not shown, because an edit list leaves them out.
///
/// Counted by where they stand in the order of decoding. What is neither shown nor needed isn't counted.
public struct DiscardedFrames: Hashable, Sendable, Codable {
    /// Before the first that is shown: what follows is decoded from them.
    public var before = 0
    /// Between frames that are shown.
    public var between = 0
    /// After the last that is shown.
    public var after = 0

    /// Counts frames in the order of decoding, each by whether it is left out.
    public init(_ isLeftOut: some Sequence<Bool>) {
        var (hasShown, waiting) = (false, 0)
        for isLeftOut in isLeftOut {
            if isLeftOut {
                waiting += 1
            } else {
                if hasShown { between += waiting } else { before = waiting }
                (hasShown, waiting) = (true, 0)
            }
        }
        if hasShown { after = waiting } else { before = waiting }
    }

    /// How many there are.
    public var count: Int { before + between + after }
}
