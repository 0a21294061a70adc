/// Something that happens to the folder of a run while nothing runs.
enum Accident: Sendable, CaseIterable {
    /// The journal is gone.
    case journalLost
    /// The journal and the store are gone.
    case workLost
    /// A file in the store was cut short.
    case storeDamaged
    /// The output folder is gone.
    case outputLost
}
