public import Generation
public import MediaProcessing
public import Transfer

/// What the stages' work needs from outside.
public struct StageEnvironment: Sendable {
    /// The files and folders that the user named for the files stage.
    public var inputs: [String]
    /// The folders that the run itself writes to; their files are never found by the files stage.
    public var ownFolders: [String] = []
    /// What tells the linked FFmpeg from others; part of the fingerprint of every stage that uses it.
    public var mediaLibraries: String
    /// What a source may cost before it is given up.
    public var sourceLimits: SourceLimits
    /// Runs media passes.
    public var passes: any PassExecutor = InProcessPasses()
    /// Whom clips are bought from: the sandbox, or a service by its address; part of every generation's fingerprint.
    public var provider: String
    /// Buys clips; `nil` where nothing is bought.
    public var purchaser: Purchaser?
    /// Fetches clips; `nil` where nothing is fetched.
    public var downloader: Downloader?
    /// Clips that were fetched before; `nil` where nothing is fetched.
    public var clips: ClipShelf?
    /// Where clips may be fetched from.
    public var downloadPolicy: URLPolicy

    /// Makes an environment that buys and fetches nothing.
    public init(inputs: [String], mediaLibraries: String, provider: String) {
        self.provider = provider
        self.inputs = inputs
        self.mediaLibraries = mediaLibraries
        sourceLimits = SourceLimits()
        downloadPolicy = .httpsOnly
    }
}
