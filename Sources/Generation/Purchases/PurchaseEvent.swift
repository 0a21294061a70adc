/// What has happened to a purchase.
public enum PurchaseEvent: Sendable {
    /// The ledger was read.
    case found(Purchase?)
    /// A new purchase was written down.
    case prepared(Purchase)
    /// The task was sent.
    case submitted(SubmitAnswer)
    /// The task was asked for.
    case polled(PollAnswer)
    /// The wait is over.
    case waited
    /// The user wants to leave: nothing is waited for any more.
    case left
}
