import JSON
import PipelineEngine
import PipelineStages

extension Pipeline<Stage> {
    /// The stages by name, with values of parameters in place.
    func resolved(with values: [String: JSONValue] = [:]) throws -> [StageID: Stage] {
        let scope = ReferenceScope(declarations: parameters, values: values)
        return Dictionary(uniqueKeysWithValues: try stages.map { ($0.id, try stage($0, in: scope)) })
    }
}
