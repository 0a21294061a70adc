import JSON
import PipelineEngine

/// Stages that work on texts: enough to show everything the engine does, and nothing of media.
struct FakeStage: PipelineStage {
    /// What the stage appends to what it reads.
    var text: String?
    /// Enters the fingerprint and not the result.
    var note: String?
    /// How many items are made, or how many files.
    var count = 1
    /// Jobs with one word here are batched.
    var batch: String?
    /// Where the work is done.
    var pool = WorkPool.cpu
    let kind: String

    static let kinds = ["find", "make", "buy", "copy", "split", "gate"]

    static let presets = [
        Preset(
            "loud", kind: "copy", summary: "Shouts.", source: "None.",
            values: JSONObject([("text", "!"), ("count", 2)])),
        Preset("many", kind: "make", summary: "Makes five.", source: "None.", values: JSONObject([("count", 5)])),
    ]
    static let facts = [
        "gate.length": FactDeclaration(.number, when: .running, "How long the text is."),
        "gate.text": FactDeclaration(.string, when: .running, "The text."),
    ]
    static let boundSettings: [String: Set<String>] = ["batch": ["count"]]
    static let versionFields: Set<String> = ["note"]
    static let gateKinds = ["gate"]

    static func facts(in found: JSONObject) -> [String: JSONValue] {
        guard let text = found["checked"]?.string else { return [:] }
        return ["gate.length": .int(text.count), "gate.text": .string(text)]
    }

    private static let fields: [Field<FakeStage>] = [
        .text("text", \.text, "What is appended."),
        .text("note", \.note, "What enters the fingerprint only."),
        .integer("count", \.count, in: 1...20, "How many are made."),
        .text("batch", \.batch, "What jobs are batched by."), .choice("pool", \.pool, "Where the work is done."),
    ]

    static func decode(
        _ kind: String, from node: JSONNode, reserved: [String], _ context: inout FieldContext
    ) -> FakeStage {
        var stage = FakeStage(kind: kind)
        Field.read(fields, from: node, reserved: reserved, called: kind, into: &stage, &context)
        return stage
    }

    var flow: StageFlow {
        switch kind {
        case "find": .finds
        case "make", "buy": .makes(count: count)
        case "gate": .gates
        default: .each
        }
    }

    var publishes: Bool { kind == "copy" || kind == "split" }
    var publishedFiles: PublishedFiles { kind == "split" ? .several : .one(fileExtension: "txt") }
    var purchaseKey: ContentDigest? { kind == "buy" ? ContentDigest(of: "buy \(text ?? "")") : nil }
    var estimatedCost: Int? { text == "priceless" ? nil : 1_000 * count }

    func objection(toReading upstream: FakeStage) -> String? {
        upstream.kind == "split" && kind == "gate" ? "makes several files, and gate checks one" : nil
    }

    var limitsFollowers: Bool { kind == "gate" }

    func objection(toFollowing upstream: FakeStage) -> String? {
        upstream.kind == "gate" && upstream.note == "mute" && kind == "split" ? "lets nothing through to split" : nil
    }

    func shortcomings(in machine: FakeMachine) -> [SettingIssue] {
        guard let batch, machine.lacks.contains(batch) else { return [] }
        return [SettingIssue(["batch"], "this machine has no '\(batch)'; it has 'other'", suggestion: "other")]
    }

    func findItems(in environment: FakeWorld) throws(StageFailure) -> [FoundItem] { environment.found }

    func fingerprintFields(in environment: FakeWorld) -> [String: String] {
        var fields = ["text": text ?? ""]
        fields["note"] = note
        if count > 1 { fields["count"] = String(count) }
        return fields
    }

    func batchKey(for inputs: [StageInput]) -> String? { batch }

    static func reading(
        by jobs: [Job<FakeStage>], of input: StageInput?, found: JSONObject?, in environment: FakeWorld
    ) -> SharedReading? {
        SharedReading(
            count: jobs.count, reasons: jobs.map { "\($0.id) of \(found?["checked"]?.string ?? "something")" },
            isCertain: input != nil)
    }

    static func run(_ batch: [RunningJob<FakeStage>], in environment: FakeWorld, report: JobReporter) async {
        environment.noteBatch(batch.map(\.job.id.description))
        for running in batch { await environment.work(running, report) }
    }

    /// What the stage makes of a job, written to the job's drafts.
    func draft(_ running: RunningJob<FakeStage>, on disk: FakeDisk) -> StageDraft {
        let read = running.inputs.map { $0.files.first.flatMap { disk.read($0.path) } ?? $0.identity }.joined()
        switch kind {
        case "find":
            let file = running.inputs[0].files[0]
            return StageDraft(artifacts: [DraftArtifact(name: file.artifact.name, place: .userFile(path: file.path))])
        case "make", "buy":
            return StageDraft(
                items: (1...count).map {
                    StageResult.ItemResult(identity: "\(text ?? "")#\($0)", facts: JSONObject([("number", .int($0))]))
                })
        case "split":
            let names = (1...count).map { "\($0).txt" }
            return StageDraft(artifacts: names.map { write("\(read)/\($0)", $0, running.drafts, disk) })
        case "gate": return StageDraft(facts: JSONObject([("checked", .string(read))]))
        default: return StageDraft(artifacts: [write(read + (text ?? ""), "copy.txt", running.drafts, disk)])
        }
    }

    private func write(_ text: String, _ name: String, _ folder: String, _ disk: FakeDisk) -> DraftArtifact {
        disk.write(text, to: folder + "/" + name)
        return DraftArtifact(name: name, place: .draft(path: folder + "/" + name))
    }
}

/// A machine that lacks things.
struct FakeMachine: Sendable {
    var lacks: Set<String> = []
}

extension Pipeline<FakeStage> {
    /// Reads a pipeline for a machine that has everything.
    init(parsing text: [UInt8], file: String) throws(InvalidPipeline) {
        try self.init(parsing: text, file: file, capabilities: FakeMachine())
    }
}
