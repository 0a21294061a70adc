public import JSON

/// A validated pipeline file.
///
/// There is no other way to have one than ``init(parsing:file:)``, so whoever holds one needs no further checks.
public struct Pipeline<Stage: PipelineStage>: Sendable {
    /// A stage as the file declares it.
    public struct Declaration: Sendable {
        /// Its name.
        public let id: StageID
        /// Its kind.
        public let kind: String
        /// The stages it reads from.
        public let from: [StageID]
        /// What happens to the rest of a run when one of its jobs fails.
        public let onError: ErrorPolicy
        let node: JSONNode
    }

    /// The pipeline's name.
    public let name: String
    /// The file's name as it was given.
    public let file: String
    /// What the pipeline is for, if the file says.
    public let summary: String?
    /// The parameters by name.
    public let parameters: [String: ParameterDeclaration]
    /// The stages, each after those it reads from, else in the order of the file.
    public let stages: [Declaration]

    /// Reads and validates a pipeline file.
    ///
    /// - Parameters:
    ///   - text: the file's bytes.
    ///   - file: its name for errors.
    /// - Throws: ``InvalidPipeline`` with everything that is wrong.
    public init(parsing text: [UInt8], file: String) throws(InvalidPipeline) {
        let document = JSONReader.parse(text)
        var reader = PipelineReader<Stage>()
        let contents = document.root.flatMap { reader.read($0) }
        let issues = reader.context.issues.filter { document.isCertain($0.position) }
        guard let contents, document.problems.isEmpty, issues.isEmpty else {
            throw InvalidPipeline(file: file, issues: document.problems.map { PipelineIssue($0) } + issues, text: text)
        }
        self.file = file
        name = contents.name
        summary = contents.summary
        parameters = contents.parameters
        stages = contents.stages
    }

    /// The stages with the values of one row of parameters in place.
    ///
    /// - Parameter values: a value for every parameter that has no default.
    /// - Returns: every stage by its name.
    /// - Throws: ``InvalidPipeline`` if a value doesn't fit where it is used.
    public func resolved(with values: [String: JSONValue]) throws(InvalidPipeline) -> [StageID: Stage] {
        var context = FieldContext(scope: ParameterScope(declarations: parameters, values: values))
        var resolved: [StageID: Stage] = [:]
        for stage in stages {
            resolved[stage.id] = context.within("stages") { context in
                context.within(stage.id.name) { context in
                    Stage.decode(stage.kind, from: stage.node, reserved: PipelineReader<Stage>.reserved, &context)
                }
            }
        }
        guard context.issues.isEmpty else { throw InvalidPipeline(file: file, issues: context.issues) }
        return resolved
    }
}
