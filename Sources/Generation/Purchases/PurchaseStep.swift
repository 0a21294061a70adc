/// What a purchase needs done next.
///
/// Before it is done, the ledger has the purchase as it stands.
public enum PurchaseStep: Sendable {
    /// Draw a new task name and write a purchase of this attempt down.
    case prepare(attempt: Int)
    /// Send the task.
    case send
    /// Ask for the task.
    case poll
    /// Wait.
    case wait(Duration)
    /// Return the purchase.
    case finish
    /// Give up for now.
    case stop(GenerationError)
}
