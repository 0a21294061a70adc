import Foundation
import JSON
import PipelineEngine

/// A stage that does nothing, or makes a file of a few bytes.
struct Errand: PipelineStage {
    /// What becomes of a job's file.
    enum Files: String, Sendable {
        case none, kept, published
    }

    let kind: String
    private var text: String?

    static let kinds = ["begin", "go"]
    static let presets: [Preset] = []
    static let boundSettings: [String: Set<String>] = [:]
    static let versionFields: Set<String> = []
    static let facts: [String: FactDeclaration] = [:]
    static let gateKinds: [String] = []
    private static let fields: [Field<Errand>] = [.text("text", \.text, "What is written.")]

    static func facts(in found: JSONObject) -> [String: JSONValue] { [:] }

    static func decode(
        _ kind: String, from node: JSONNode, reserved: [String], _ context: inout FieldContext
    ) -> Errand {
        var errand = Errand(kind: kind)
        Field.read(fields, from: node, reserved: reserved, called: kind, into: &errand, &context)
        return errand
    }

    private init(kind: String) { self.kind = kind }

    var flow: StageFlow { kind == "begin" ? .makes(count: 1) : .each }
    var pool: WorkPool { .cpu }
    var publishes: Bool { true }
    var publishedFiles: PublishedFiles { .one(fileExtension: "txt") }
    var purchaseKey: ContentDigest? { nil }
    var estimatedCost: Int? { 0 }
    var limitsFollowers: Bool { false }

    func objection(toReading upstream: Errand) -> String? { nil }
    func objection(toFollowing upstream: Errand) -> String? { nil }
    func shortcomings(in capabilities: Void) -> [SettingIssue] { [] }
    func findItems(in environment: Files) throws(StageFailure) -> [FoundItem] { [] }
    func fingerprintFields(in environment: Files) -> [String: String] { ["text": text ?? "", "revision": "1"] }
    func batchKey(for inputs: [StageInput]) -> String? { nil }

    static func run(_ batch: [RunningJob<Errand>], in environment: Files, report: JobReporter) async {
        for running in batch { report.finished(running.job.id, draft(of: running, environment)) }
    }

    private static func draft(of running: RunningJob<Errand>, _ files: Files) -> Result<StageDraft, StageFailure> {
        let text = "\(running.job.id)"
        let facts = JSONObject([("text", .string(text))])
        guard files != .none else { return .success(StageDraft(facts: facts)) }
        let path = running.drafts + "/note.txt"
        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
            return .failure(StageFailure(.storage, "\(path) could not be written"))
        }
        return .success(
            StageDraft(artifacts: [DraftArtifact(name: "note.txt", place: .draft(path: path))], facts: facts))
    }
}
