import MediaTypes

/// What to render; equal clips give equal bytes.
struct Clip: Hashable, Sendable {
    /// What it is to show.
    let prompt: String
    /// Which of the results of one request it is.
    let variation: Int
    /// The size of its pictures.
    let resolution: Resolution
    /// Its length in whole seconds.
    let seconds: Int
    /// The kind of file.
    let format: OutputFormat
    /// How little is lost in compression, from 20 to 99.
    let quality: Int
    /// Whether it has a sound.
    let hasSound: Bool
}

extension Clip {
    /// Pictures a second.
    static let frameRate = 24
    /// Samples of sound a second, in each of two channels.
    static let sampleRate = 48_000

    /// How many pictures: one more than the length asks for, as the model delivers it.
    var frameCount: Int { Clip.frameRate * seconds + 1 }

    /// How many samples of sound, as long as the pictures.
    var sampleCount: Int { frameCount * Clip.sampleRate / Clip.frameRate }
}
