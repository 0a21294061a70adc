import JSON

/// A validated pipeline file.
///
/// There is no other way to have one than ``init(parsing:file:capabilities:)``, so whoever holds one needs no further
/// checks.
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
        /// How often a job is tried again when another machine kept it from being done.
        public let retries: Int
        /// With which values its work is done over and over.
        public let matrix: Matrix
        /// Which items it does its work for; `nil` for all.
        public var condition: Condition?
        /// What its files are called, where the file says.
        var output: OutputName?
        /// Its object, with the settings of a preset that is named in plain text in place.
        var node: JSONNode
        /// What the settings refer to.
        var references = References()
        /// Whether it finds its items by itself, so that a condition is about each of them.
        var finds = false
        /// The stage, if its settings refer to nothing.
        public internal(set) var constant: Stage?
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
    /// The stages that have to be held against what follows them when a run is planned, because the values of one of the
    /// two weren't known when the file was read.
    let watched: Set<StageID>
    private let reader: StageReader<Stage>
    private let text: [UInt8]

    /// Reads and validates a pipeline file.
    ///
    /// - Parameters:
    ///   - text: the file's bytes.
    ///   - file: its name for errors.
    ///   - capabilities: what the machine has.
    /// - Throws: ``InvalidPipeline`` with everything that is wrong.
    public init(parsing text: [UInt8], file: String, capabilities: Stage.Capabilities) throws(InvalidPipeline) {
        let document = JSONReader.parse(text)
        var reader = PipelineReader<Stage>(capabilities: capabilities)
        let contents = document.root.flatMap { reader.read($0) }
        let issues = reader.context.issues.filter { document.isCertain($0.position) }
        guard let contents, document.problems.isEmpty, issues.isEmpty else {
            throw InvalidPipeline(file: file, issues: document.problems.map { PipelineIssue($0) } + issues, text: text)
        }
        self.file = file
        self.text = text
        name = contents.name
        summary = contents.summary
        parameters = contents.parameters
        stages = contents.stages
        watched = Self.watched(contents.stages)
        self.reader = StageReader(presets: contents.presets, capabilities: capabilities)
    }

    /// The stages whose settings refer to something, and those before and after them; a stage that begins a pipeline
    /// says nothing of any but those that read it.
    private static func watched(_ stages: [Declaration]) -> Set<StageID> {
        var watched = Set(stages.filter { $0.constant == nil }.map(\.id))
        var after = watched.subtracting(stages.filter(\.from.isEmpty).map(\.id))
        for stage in stages where stage.from.contains(where: after.contains) { after.insert(stage.id) }
        var before = watched
        for stage in stages.reversed() where before.contains(stage.id) { before.formUnion(stage.from) }
        watched.formUnion(after)
        return watched.union(before)
    }

    /// A stage with values in place of its references.
    ///
    /// - Parameters:
    ///   - declaration: one of ``stages``.
    ///   - scope: the values.
    /// - Returns: the stage.
    /// - Throws: ``InvalidPipeline`` if a value is missing or doesn't fit where it is used.
    public func stage(_ declaration: Declaration, in scope: ReferenceScope) throws(InvalidPipeline) -> Stage {
        if let constant = declaration.constant { return constant }
        var context = FieldContext(scope: scope)
        let stage = context.within(["stages", declaration.id.name]) { context in
            let stage = reader.decode(declaration, &context)
            for issue in stage.shortcomings(in: reader.capabilities) { context.report(issue, in: declaration.node) }
            return stage
        }
        guard context.issues.isEmpty else { throw InvalidPipeline(file: file, issues: context.issues, text: text) }
        return stage
    }

    /// What is wrong with a key of a stage, once values are known, as an error of the file.
    func objection(_ problem: String, to declaration: Declaration, at key: String) -> InvalidPipeline {
        let place = declaration.node[key]?.position ?? declaration.node.position
        let pointer = "/stages/\(declaration.id)/\(key)"
        return InvalidPipeline(file: file, issues: [PipelineIssue(problem, pointer: pointer, at: place)], text: text)
    }
}
