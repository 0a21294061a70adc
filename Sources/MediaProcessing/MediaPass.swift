/// One reading of one source that serves every output made of it.
///
/// A pass is a value: files in, files out. The same pass can run in this process, in another one, or on another
/// machine, and what an output's bytes are never depends on which other outputs share its pass.
public struct MediaPass: Hashable, Sendable, Codable {
    /// The source's path.
    public var source: String
    /// What the source is called in messages.
    public var sourceName: String
    /// What is made of it.
    public var outputs: [Output]
    /// What a source may cost before it is given up.
    public var limits = SourceLimits()

    /// One thing made of the source: one file with all its tracks, a set of images, or a verdict.
    public struct Output: Hashable, Sendable, Codable {
        /// Names the output within the pass.
        public var id: String
        /// What is made.
        public var work: Work
        /// The folder that its files are written to; it is there.
        public var folder: String
        /// The probes of the same pass whose expectations the source must meet before this output is begun.
        public var gates: [String]

        /// Makes an output.
        public init(id: String, work: Work, folder: String, gates: [String] = []) {
            self.id = id
            self.work = work
            self.folder = folder
            self.gates = gates
        }
    }

    /// What can be made of a source.
    public enum Work: Hashable, Sendable, Codable {
        /// Its facts, and whether they are as expected.
        case probe(Probe)
        /// A video file for the web.
        case transcode(Transcode)
        /// One of its frames as images.
        case poster(Poster)
        /// Its sound as a file.
        case audioTrack(AudioTrack)
        /// How its sound looks.
        case waveform(Waveform)

        /// What is asked for, whatever it is.
        public var request: any Encodable & Sendable {
            switch self {
            case .probe(let probe): probe
            case .transcode(let transcode): transcode
            case .poster(let poster): poster
            case .audioTrack(let track): track
            case .waveform(let waveform): waveform
            }
        }
    }

    /// Makes a pass.
    public init(source: String, sourceName: String, outputs: [Output]) {
        self.source = source
        self.sourceName = sourceName
        self.outputs = outputs
    }
}

/// What a source may cost before it is given up.
public struct SourceLimits: Hashable, Sendable, Codable {
    /// The largest picture in pixels.
    public var pixels = 8192 * 4320
    /// The most streams.
    public var streams = 64
    /// The most video frames that are decoded; about three hours at 60 frames a second.
    public var frames = 648_000
    /// How many bytes of packets and frames may wait for one output; `nil` for as many as suit the pictures' size.
    public var inboxBytes: Int?
    /// How many bytes the encoders that are at work together may take, by estimate; what goes beyond is made in another
    /// reading of the source.
    public var encoderBytes = 2 << 30
    /// How many bytes of decoded sound are held while its loudness is measured; longer sound is read twice.
    public var heldSoundBytes = 64 << 20

    /// Makes the usual limits.
    public init() {}
}
