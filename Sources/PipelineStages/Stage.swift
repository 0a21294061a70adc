public import JSON
import MediaProcessing
import MediaTypes
public import PipelineEngine

/// The stages there are.
///
/// Each kind is a file in `Kinds`. A new kind is its file, a case here, and a line in each of the two lists below.
public enum Stage: Sendable {
    /// Reads local files.
    case files(FilesStage)
    /// Buys clips of a generative model.
    case generate(GenerateStage)
    /// Fetches generated clips.
    case download(DownloadStage)
    /// Checks media.
    case probe(ProbeStage)
    /// Makes web video.
    case transcode(TranscodeStage)
    /// Makes images of a video.
    case thumbnail(ThumbnailStage)
    /// Makes a file of a video's sound.
    case extractAudio(ExtractAudioStage)

    /// The kinds in the order in which a pipeline uses them.
    static let all: [StageKind] = [
        StageKind(FilesStage.self, Stage.files),
        StageKind(GenerateStage.self, Stage.generate),
        StageKind(DownloadStage.self, Stage.download),
        StageKind(ProbeStage.self, Stage.probe),
        StageKind(TranscodeStage.self, Stage.transcode),
        StageKind(ThumbnailStage.self, Stage.thumbnail),
        StageKind(ExtractAudioStage.self, Stage.extractAudio),
    ]

    /// The one place that takes the enumeration apart.
    var definition: any StageDefinition {
        switch self {
        case .files(let stage): stage
        case .generate(let stage): stage
        case .download(let stage): stage
        case .probe(let stage): stage
        case .transcode(let stage): stage
        case .thumbnail(let stage): stage
        case .extractAudio(let stage): stage
        }
    }
}

/// A kind of stage: its name, and how one is read from a pipeline file.
struct StageKind: Sendable {
    let name: String
    /// A stage with its defaults.
    let plain: any StageDefinition
    let decode: @Sendable (JSONNode, [String], inout FieldContext) -> Stage

    init<Definition: StageDefinition>(_ type: Definition.Type, _ wrap: @escaping @Sendable (Definition) -> Stage) {
        name = Definition.kind
        plain = Definition()
        decode = { node, reserved, context in
            var definition = Definition()
            let fields = Definition.fields(beside: node, context)
            Field.read(fields, from: node, reserved: reserved, called: Definition.kind, into: &definition, &context)
            definition.check(node, &context)
            return wrap(definition)
        }
    }
}

extension Stage {
    /// What of its work is decided only when its source is opened; `nil` if nothing is.
    public var undecided: String? { (definition as? any MediaStageDefinition)?.undecided }
}

extension Stage: PipelineStage {
    /// The words that may follow `"stage":`.
    public static let kinds: [String] = all.map(\.name)

    /// Reads a stage of a known kind.
    public static func decode(
        _ kind: String, from node: JSONNode, reserved: [String], _ context: inout FieldContext
    ) -> Stage {
        guard let found = all.first(where: { $0.name == kind }) else {
            preconditionFailure("the engine asks only for kinds that are listed")
        }
        return found.decode(node, reserved, &context)
    }

    /// The word that follows `"stage":`.
    public var kind: String { type(of: definition).kind }

    /// How items pass through the stage.
    public var flow: StageFlow { definition.flow }

    /// Which pool its work runs in.
    public var pool: WorkPool { definition.pool }

    /// Why the stage can't read what another one makes; `nil` if it can.
    public func objection(toReading upstream: Stage) -> String? { definition.objection(toReading: upstream.definition) }

    /// The presets that come with the program.
    public static var presets: [Preset] { Presets.all }

    /// A quality, a speed and a bit rate are one codec's or format's.
    public static var boundSettings: [String: Set<String>] {
        ["codec": ["crf", "speed", "maxBitRate", "bitRate"], "format": ["bitRate"]]
    }

    /// The code of a kind, and FFmpeg with the codecs it uses.
    public static var versionFields: Set<String> { ["revision", "ffmpeg"] }

    /// The facts that a probe finds out.
    public static var facts: [String: FactDeclaration] { ProbeFacts.declarations }

    /// The kinds of stages that find facts out.
    public static var gateKinds: [String] { [ProbeStage.kind] }

    /// Why a probe doesn't find a fact out: it doesn't look far enough.
    public func objection(toBeingAskedFor fact: String) -> String? { definition.objection(toBeingAskedFor: fact) }

    /// The facts in what a probe found out, by name; those that the media don't have are left out.
    public static func facts(in found: JSONObject) -> [String: JSONValue] { ProbeFacts.values(in: found) }

    /// Whether it decides on what may follow it.
    public var limitsFollowers: Bool { definition.hasAudio != nil || definition.hasVideo != nil }

    /// Why it can't stand somewhere behind another stage; `nil` if it can.
    public func objection(toFollowing upstream: Stage) -> String? {
        definition.objection(toFollowing: upstream.definition)
    }

    /// What the stage buys, if it buys something.
    public var purchaseKey: ContentDigest? { definition.purchaseKey }

    /// What the stage's work costs at list prices.
    public var estimatedCost: Int? { definition.estimatedCost }

    /// The items that the stage finds by itself.
    public func findItems(in environment: StageEnvironment) throws(StageFailure) -> [FoundItem] {
        try definition.findItems(in: environment)
    }

    /// What decides the stage's result besides its inputs.
    public func fingerprintFields(in environment: StageEnvironment) -> [String: String] {
        definition.fingerprintFields(in: environment)
    }

    /// Jobs that read one file with FFmpeg share a pass.
    public func batchKey(for inputs: [StageInput]) -> String? {
        definition is any MediaStageDefinition ? inputs.first?.identity : nil
    }

    /// How often a file is read for jobs that share a pass, by what is known of the file.
    public static func reading(
        by jobs: [Job<Stage>], of input: StageInput?, found: JSONObject?, in environment: StageEnvironment
    ) -> SharedReading? {
        let works = jobs.compactMap { job in
            (job.stage.definition as? any MediaStageDefinition).map { definition in
                (name: job.id.stage.name, work: definition.work(named: job.id.stage.name))
            }
        }
        guard !works.isEmpty else { return nil }
        let source =
            input?.files.first?.artifact.facts["media"].flatMap(MediaInfo.init(facts:))
            ?? found.flatMap { MediaInfo(facts: .object($0)) }
        let readings = PassReadings(of: works, source: source, limits: environment.sourceLimits)
        return SharedReading(count: readings.count, reasons: readings.reasons, isCertain: readings.isCertain)
    }

    /// Whether the stage's artifacts are published.
    public var publishes: Bool { definition.publishes }

    /// What is published for a job.
    public var publishedFiles: PublishedFiles { definition.publishedFiles }

    /// Does the work of jobs that have one batch key.
    public static func run(
        _ batch: [RunningJob<Stage>], in environment: StageEnvironment, report: JobReporter
    ) async {
        if batch.allSatisfy({ $0.job.stage.definition is any MediaStageDefinition }) {
            await MediaBatch(batch, limits: environment.sourceLimits).run(by: environment.passes, report)
        } else {
            for running in batch {
                report.finished(running.job.id, await running.job.stage.definition.work(running, in: environment))
            }
        }
    }
}

extension Pipeline<Stage> {
    /// Reads a pipeline for this machine.
    public init(parsing text: [UInt8], file: String) throws(InvalidPipeline) {
        try self.init(parsing: text, file: file, capabilities: .linked)
    }
}
