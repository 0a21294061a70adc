import FFmpeg
import MediaTypes

/// Opens a file that was written, decodes all of it, and compares with what went in.
struct OutputCheck: Sendable {
    /// The file.
    let path: String
    /// What it is called.
    let name: String
    /// What it has to be.
    let expectation: OutputExpectation

    /// Checks a file.
    init(path: String, name: String, _ expectation: OutputExpectation) {
        self.path = path
        self.name = name
        self.expectation = expectation
    }

    /// Checks a file of which little is known.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - name: what it is called.
    ///   - frames: how many pictures went in; `nil` if there is no video.
    ///   - audioSeconds: how much sound went in, in seconds; `nil` if none was counted.
    ///   - resolution: the size of the pictures that went in.
    ///   - needsIndexFirst: whether the index has to come first.
    init(
        path: String, name: String, frames: Int?, audioSeconds: Double?, resolution: Resolution?, needsIndexFirst: Bool
    ) {
        let expectation = OutputExpectation(
            frames: frames.map { $0...$0 }, audioSeconds: audioSeconds, resolution: resolution,
            needsIndexFirst: needsIndexFirst)
        self.init(path: path, name: name, expectation)
    }

    /// Checks the file.
    ///
    /// - Throws: ``MediaError`` whose reason is `damagedOutput` if the file isn't what went in.
    func run(_ cancellation: CancellationToken) throws(MediaError) -> PassOutcome.File {
        let reading: OutputReading
        do throws(FFmpegError) {
            reading = try OutputReading(path, cancellation)
        } catch {
            guard error.reason != .cancelled else { throw MediaError(.cancelled, "\(name): cancelled") }
            throw MediaError(.damagedOutput, "\(name) was written but can't be decoded whole", cause: error)
        }
        let problems = expectation.problems(with: reading)
        guard problems.isEmpty else {
            throw MediaError(.damagedOutput, "\(name) was written but " + problems.joined(separator: "; "))
        }
        var file = PassOutcome.File(name: name, path: path, media: reading.info)
        file.videoFrames = expectation.frames == nil ? nil : reading.frameTimes.count
        file.audioSamples = reading.info.firstAudio == nil ? nil : reading.samples
        file.codecs = reading.codecs
        return file
    }
}
