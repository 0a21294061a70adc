/// Something that shows of a run from outside.
enum Sight: Sendable {
    /// An event on standard output.
    case started, progressed, committed, published
    /// A new file or folder among the drafts, in the store, in the output folder, and one with a hidden name there.
    case draft, stored, shown, hidden
    /// The database file or its log was written to.
    case ledgerWrite, journalWrite
    /// A request that has reached the sandbox.
    case submit, poll, fetch

    /// What shows of any run.
    static let ofAnyRun: [Sight] = [
        .started, .progressed, .committed, .published, .draft, .stored, .shown, .hidden, .journalWrite,
    ]

    /// What shows besides of a run that buys.
    static let ofPurchases: [Sight] = [.ledgerWrite, .submit]

    /// How often it shows in a short run, more or less.
    var usual: Int {
        switch self {
        case .submit, .poll, .fetch: 3
        case .started, .committed, .published, .hidden: 12
        case .ledgerWrite: 15
        case .draft, .stored, .shown, .journalWrite: 30
        case .progressed: 200
        }
    }
}
