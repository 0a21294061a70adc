import JSON
import MediaProcessing
import PipelineEngine

/// What one kind of stage is: its settings, its checks, and its work.
protocol StageDefinition: Sendable {
    /// The word that follows `"stage":`.
    static var kind: String { get }
    /// What it is for, in a sentence.
    static var summary: String { get }
    /// Its settings.
    static var fields: [Field<Self>] { get }
    /// Its settings, for a stage where these are written: what one accepts may depend on another.
    ///
    /// A value that isn't known yet is `null`.
    static func fields(beside node: JSONNode, _ context: FieldContext) -> [Field<Self>]

    /// A stage with its defaults.
    init()

    /// How items pass through it.
    var flow: StageFlow { get }
    /// Which pool its work runs in.
    var pool: WorkPool { get }
    /// Whether its artifacts are published.
    var publishes: Bool { get }
    /// What it makes, for the stages that read it.
    var makes: StageProduct { get }
    /// What is published for a job, where something is.
    var publishedFiles: PublishedFiles { get }
    /// Whether what it hands on has sound: whatever it reads; `nil` if that depends on what it reads.
    var hasAudio: Bool? { get }
    /// Whether it can do nothing without sound.
    var needsAudio: Bool { get }
    /// Whether what it hands on has moving pictures: whatever it reads; `nil` if that depends on what it reads.
    var hasVideo: Bool? { get }
    /// Whether it can do nothing without moving pictures.
    var needsVideo: Bool { get }
    /// What it buys, if it buys something.
    var purchaseKey: ContentDigest? { get }
    /// What it costs at list prices.
    var estimatedCost: Int? { get }

    /// Reports what is wrong with settings that are right one by one.
    func check(_ node: JSONNode, _ context: inout FieldContext)
    /// Why it can't read what another stage makes; `nil` if it can.
    func objection(toReading upstream: any StageDefinition) -> String?
    /// Why it can't stand somewhere behind another stage; `nil` if it can.
    func objection(toFollowing upstream: any StageDefinition) -> String?
    /// Why it doesn't find a fact out, as the end of a sentence after its name; `nil` if it does.
    func objection(toBeingAskedFor fact: String) -> String?
    /// The items that it finds by itself.
    func findItems(in environment: StageEnvironment) throws(StageFailure) -> [FoundItem]
    /// What decides its result besides its inputs.
    func fingerprintFields(in environment: StageEnvironment) -> [String: String]
    /// Does its work for one job. Not called for stages that do their work in a media pass.
    func work(_ running: RunningJob<Stage>, in environment: StageEnvironment) async -> Result<StageDraft, StageFailure>
}

/// What a stage makes.
enum StageProduct: Sendable {
    /// The promise of a clip, to be downloaded.
    case generation
    /// A video or audio file.
    case media
    /// Images.
    case images
}

extension StageDefinition {
    var flow: StageFlow { .each }
    var pool: WorkPool { .cpu }
    var publishes: Bool { true }
    var makes: StageProduct { .media }
    var publishedFiles: PublishedFiles { .one(fileExtension: nil) }
    var hasAudio: Bool? { nil }
    var needsAudio: Bool { false }
    var hasVideo: Bool? { nil }
    var needsVideo: Bool { false }
    var purchaseKey: ContentDigest? { nil }
    var estimatedCost: Int? { 0 }

    static func fields(beside node: JSONNode, _ context: FieldContext) -> [Field<Self>] { fields }

    func check(_ node: JSONNode, _ context: inout FieldContext) {}

    func objection(toBeingAskedFor fact: String) -> String? { nil }

    func objection(toReading upstream: any StageDefinition) -> String? {
        switch upstream.makes {
        case .media: nil
        case .generation: "makes clips that are not here yet; put a download stage between them"
        case .images: "makes images, and \(Self.kind) reads video or audio"
        }
    }

    func objection(toFollowing upstream: any StageDefinition) -> String? {
        if needsAudio, upstream.hasAudio == false {
            return "leaves only media without sound, and \(Self.kind) needs sound"
        }
        guard needsVideo, upstream.hasVideo == false else { return nil }
        return "leaves only sound, and \(Self.kind) needs moving pictures"
    }

    func findItems(in environment: StageEnvironment) throws(StageFailure) -> [FoundItem] { [] }

    func work(_ running: RunningJob<Stage>, in environment: StageEnvironment) async -> Result<StageDraft, StageFailure>
    {
        .failure(StageFailure(.defect, "\(Self.kind) does its work in a media pass"))
    }
}

/// A kind of stage whose work is done by FFmpeg, in a pass that it shares with others that read the same file.
protocol MediaStageDefinition: StageDefinition {
    /// Raised when a change of code changes results.
    static var revision: Int { get }

    /// What is asked of the pass, with file names made of the stage's name.
    func work(named name: String) -> MediaPass.Work

    /// What became of it, as a draft.
    func draft(from outcome: PassOutcome) -> StageDraft

    /// What of its work is decided only when its source is opened; `nil` if nothing is.
    var undecided: String? { get }

    /// The settings that an FFmpeg with these parts can't follow.
    func shortcomings(in capabilities: MediaCapabilities) -> [SettingIssue]
}

extension MediaStageDefinition {
    var undecided: String? { nil }

    func fingerprintFields(in environment: StageEnvironment) -> [String: String] {
        var fields = ["revision": String(Self.revision), "ffmpeg": environment.mediaLibraries]
        let settings = JSONValue.object(JSONValue(encoding: work(named: "").request).facts)
        for (name, value) in settings.flattened { fields[name] = value }
        return fields
    }

    func draft(from outcome: PassOutcome) -> StageDraft {
        let artifacts = outcome.files.map { file in
            DraftArtifact(name: file.name, place: .draft(path: file.path), facts: JSONValue(encoding: file).facts)
        }
        return StageDraft(artifacts: artifacts, facts: outcome.remarks)
    }
}

extension PassOutcome {
    /// What a person is told of the result.
    fileprivate var remarks: JSONObject {
        var facts = JSONObject([("notes", .array(notes.map(JSONValue.string)))])
        if !losses.isEmpty { facts["losses"] = .array(losses.map(JSONValue.string)) }
        return facts
    }
}
