import JSON
import PipelineEngine

extension FieldContext {
    /// Reports what is wrong with a setting of a stage where it is written, or at what is nearest around it.
    mutating func report(_ issue: SettingIssue, in stage: JSONNode) { report(issue, at: issue.path[...], in: stage) }

    private mutating func report(_ issue: SettingIssue, at path: ArraySlice<String>, in node: JSONNode) {
        guard let step = path.first, let part = node.part(step) else {
            return report(issue.problem, at: node.position, suggestion: issue.suggestion)
        }
        within(step) { $0.report(issue, at: path.dropFirst(), in: part) }
    }
}

extension JSONNode {
    /// A member by its name, or an element by its index.
    fileprivate func part(_ step: String) -> JSONNode? {
        guard let elements, let index = Int(step) else { return self[step] }
        return elements.indices.contains(index) ? elements[index] : nil
    }

    /// Whether a path leads to something.
    func has(_ path: [String]) -> Bool {
        guard let step = path.first else { return true }
        return part(step)?.has(Array(path.dropFirst())) ?? false
    }
}
