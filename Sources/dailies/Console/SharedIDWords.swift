import PipelineEngine
import Wording

extension RowFile.SharedID {
    /// How many are named.
    private static let few = 3

    /// Which rows share an id, in a line; `nil` if none do.
    static func words(_ shared: [Self]) -> String? {
        guard !shared.isEmpty else { return nil }
        let named = shared.prefix(few).map { "'\($0.id)' (\(Words.count($0.count, "row")))" }
        let rest = shared.count > few ? ", and \(Words.count(shared.count - few, "other id"))" : ""
        return "Rows that share an id get digits: " + named.joined(separator: ", ") + rest
    }
}
