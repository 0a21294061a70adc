/// Something that a worker's conversation has to react to.
enum ProcessMessage: Sendable {
    /// A line that it wrote.
    case line([UInt8])
    /// It wrote more than it may.
    case tooMuch(String)
    /// It has closed its output.
    case closed
    /// Time went by.
    case tick
    /// The request of this number is to be stopped.
    case cancel(Int)
}
