public import JSON

/// What the engine needs to know of a stage: how to read it, how items pass through it, and how to do its work.
///
/// A type that conforms is the closed set of the stages there are; the engine itself knows none of them.
public protocol PipelineStage: Sendable {
    /// What the stages' work needs from outside.
    associatedtype Environment: Sendable

    /// What the settings of stages rely on and this machine may lack, such as encoders.
    associatedtype Capabilities: Sendable

    /// The words that may follow `"stage":`, in the order in which help lists them.
    static var kinds: [String] { get }

    /// The presets that come with the program.
    static var presets: [Preset] { get }

    /// Settings that hold only beside the choice they were made for, by the choice: where a stage chooses another codec
    /// than its preset, the preset's quality doesn't hold.
    static var boundSettings: [String: Set<String>] { get }

    /// The fields of fingerprints that say which version of something does the work: a change of these alone is no change
    /// of what was asked for.
    static var versionFields: Set<String> { get }

    /// The facts that gates find out and that conditions may use, by name.
    static var facts: [String: FactDeclaration] { get }

    /// The kinds of stages that find facts out.
    static var gateKinds: [String] { get }

    /// Why a gate doesn't find a fact out, as the end of a sentence after the gate's name; `nil` if it does.
    func objection(toBeingAskedFor fact: String) -> String?

    /// The facts in what a gate found out, by name; those that the media don't have are left out.
    static func facts(in found: JSONObject) -> [String: JSONValue]

    /// Reads a stage of a known kind from its object in the file, and reports what is wrong with it.
    ///
    /// - Parameters:
    ///   - kind: one of ``kinds``.
    ///   - node: the whole object, with the engine's own keys among the stage's.
    ///   - reserved: the engine's own keys, which are not the stage's to read.
    ///   - context: resolves references and takes the issues.
    /// - Returns: the stage; where something is wrong with it, as far as it could be read.
    static func decode(_ kind: String, from node: JSONNode, reserved: [String], _ context: inout FieldContext) -> Self

    /// The word that follows `"stage":`.
    var kind: String { get }

    /// How items pass through the stage.
    var flow: StageFlow { get }

    /// Which pool its work runs in.
    var pool: WorkPool { get }

    /// Why the stage can't read what another one makes, as the end of a sentence that begins with the other's name;
    /// `nil` if it can.
    func objection(toReading upstream: Self) -> String?

    /// Whether it decides on what may follow it, however far behind.
    var limitsFollowers: Bool { get }

    /// Why the stage can't stand somewhere behind another one that limits what follows it, as the end of a sentence
    /// that begins with the other's name; `nil` if it can.
    func objection(toFollowing upstream: Self) -> String?

    /// What the settings ask for and the machine doesn't have.
    func shortcomings(in capabilities: Capabilities) -> [SettingIssue]

    /// Identifies what the stage buys, if it buys something: equal keys mean the same purchase.
    var purchaseKey: ContentDigest? { get }

    /// What the stage's work costs at list prices, in millionths of a US dollar; `nil` if that isn't known.
    var estimatedCost: Int? { get }

    /// The items that the stage finds by itself, for a stage that begins a pipeline; in a stable order.
    func findItems(in environment: Environment) throws(StageFailure) -> [FoundItem]

    /// What decides the stage's result besides its inputs: settings, revision and library versions by name.
    func fingerprintFields(in environment: Environment) -> [String: String]

    /// Jobs that are ready together and have one key are handed out together; `nil` for a job that stays alone.
    func batchKey(for inputs: [StageInput]) -> String?

    /// Whether the stage's artifacts are published.
    var publishes: Bool { get }

    /// What is published for a job, where something is.
    var publishedFiles: PublishedFiles { get }

    /// How often what some jobs read together is read for them; `nil` if nobody has to know.
    ///
    /// - Parameters:
    ///   - jobs: jobs that have one batch key.
    ///   - input: what they read; `nil` if it isn't there yet.
    ///   - found: what a gate found out about it, if one has.
    ///   - environment: what the stages' work needs from outside.
    /// - Returns: how often, and why; a clause of it may name the jobs' stages.
    static func reading(
        by jobs: [Job<Self>], of input: StageInput?, found: JSONObject?, in environment: Environment
    ) -> SharedReading?

    /// Does the work of jobs that have one batch key.
    ///
    /// Each job is reported finished once. A job not reported when this returns has failed. Cancelling the task
    /// cancels the work.
    static func run(_ batch: [RunningJob<Self>], in environment: Environment, report: JobReporter) async
}

extension PipelineStage {
    /// Nobody has to know.
    public static func reading(
        by jobs: [Job<Self>], of input: StageInput?, found: JSONObject?, in environment: Environment
    ) -> SharedReading? { nil }

    /// A gate finds out all facts, unless it says otherwise.
    public func objection(toBeingAskedFor fact: String) -> String? { nil }

    /// Why a condition on these facts can't be decided by what a gate of this name finds out; `nil` if it can.
    func objection(toConditionOn names: Set<String>, as id: StageID) -> String? {
        names.sorted().lazy.filter { Self.facts[$0] != nil }.compactMap { name in
            objection(toBeingAskedFor: name).map { "'\(name)' isn't found out by '\(id)', \($0)" }
        }.first
    }
}

/// How items pass through a stage.
public enum StageFlow: Hashable, Sendable {
    /// It begins a pipeline with the items it finds when the run is planned.
    case finds
    /// It begins a pipeline: one job makes this many items.
    case makes(count: Int)
    /// It has one job for each item it reads.
    case each
    /// It has one job for each item and hands on what it read; what follows is committed only when it has passed.
    case gates
}

/// An item that a stage found when the run was planned.
public struct FoundItem: Hashable, Sendable {
    /// The name that the item should have if no other has it: a file's stem.
    public let name: String
    /// The file's absolute path.
    public let path: String

    /// Makes an item.
    public init(name: String, path: String) {
        self.name = name
        self.path = path
    }
}

/// What limits how many batches run at once.
public enum WorkPool: String, Hashable, Sendable, CaseIterable {
    /// Waits for other machines.
    case network
    /// Computes.
    case cpu
}

/// What happens to the rest of a run when a job fails.
public enum ErrorPolicy: String, CaseIterable, Sendable {
    /// Nothing new is started.
    case fail
    /// The item goes no further; the run goes on.
    case skip
    /// The run goes on without this result where it is optional, and as with `skip` elsewhere.
    case `continue`
}
