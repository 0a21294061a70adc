import FFmpeg
import MediaTypes
import Wording

/// What a file that was written has to be.
///
/// A value: it compares, and reads nothing.
struct OutputExpectation: Hashable, Sendable {
    /// How many pictures can be decoded; `nil` if there is no video.
    var frames: ClosedRange<Int>?
    /// How much sound went in, in seconds; `nil` if none was counted.
    var audioSeconds: Double?
    /// The size of the pictures; `nil` where it isn't compared.
    var resolution: Resolution?
    /// Whether the index has to come first.
    var needsIndexFirst = false
    /// What the pictures say of themselves; `nil` where that isn't compared.
    var picture: Picture?
    /// What the sound says of itself; `nil` where that isn't compared.
    var sound: Sound?
    /// What was written of the pictures and of the sound; empty where that isn't compared.
    var tracks: [WrittenTrack] = []

    /// What pictures have to say.
    struct Picture: Hashable, Sendable {
        /// The colours that the container tells.
        var color: ColorTags
        /// The colours that the bitstream tells; what is `nil` isn't compared.
        var codedColor = ColorTags.unspecified
        /// The container's four letters for the codec; `nil` where it has none.
        var tag: String?
        /// How they are turned.
        var rotation = Rotation.none
        /// The shape of a pixel.
        var aspect = Rational(1, 1)
        /// Whether each decoded picture is compared with what was written, or the packets alone are.
        var comparesFrames = true
    }

    /// What sound has to say.
    struct Sound: Hashable, Sendable {
        /// Samples a second.
        var sampleRate: Int
        /// How many channels.
        var channels: Int
        /// The container's four letters for the codec; `nil` where it has none.
        var tag: String?
    }

    /// What is wrong with a file; empty if nothing is.
    func problems(with file: OutputReading) -> [String] {
        counts(file) + shape(file) + colors(file) + hearing(file) + data(file)
    }

    // MARK: Counts

    private func counts(_ file: OutputReading) -> [String] {
        var problems: [String] = []
        let decoded = file.frameTimes.count
        if let frames, !frames.contains(decoded) {
            problems.append("\(decoded) pictures can be decoded and not \(frames.upperBound)")
        }
        if let resolution, let size = file.info.firstVideo?.video?.resolution, size != resolution {
            problems.append("its size is \(size) and not \(resolution)")
        }
        if needsIndexFirst, file.info.moovFirst != true { problems.append("its index doesn't come first") }
        let rate = file.info.firstAudio?.audio?.sampleRate ?? 0
        if let audioSeconds {
            let seconds = rate > 0 ? Double(file.samples) / Double(rate) : 0
            if abs(seconds - audioSeconds) > Self.soundTolerance(rate) {
                problems.append("it has \(seconds) s of sound and not \(audioSeconds) s")
            }
        } else if frames == nil, picture == nil, file.samples == 0 {
            problems.append("no sound can be decoded")
        }
        return problems
    }

    /// How far the sound of a file may differ in length from what went in: encoders fill up their last packet, which is
    /// long where the rate is low.
    private static func soundTolerance(_ rate: Int) -> Double { max(0.1, 2_304 / Double(max(1, rate))) }

    // MARK: What it says

    private func shape(_ file: OutputReading) -> [String] {
        guard let picture else { return [] }
        guard let stream = file.declared.firstVideo, let video = stream.video else { return ["it has no pictures"] }
        var problems: [String] = []
        if let tag = picture.tag, stream.codecTag != tag {
            problems.append("its pictures are marked \(stream.codecTag ?? "in no way") and not \(tag)")
        }
        if video.rotation != picture.rotation {
            problems.append("its pictures are to be turned by \(video.rotation.quarterTurn) degrees")
        }
        let aspect = file.info.firstVideo?.video?.sampleAspectRatio ?? Rational(1, 1)
        // Matroska has a size to show instead of a shape.
        if abs(aspect.value / picture.aspect.value - 1) > 0.005 {
            problems.append("its pixels have the shape \(aspect) and not \(picture.aspect)")
        } else if picture.comparesFrames, let coded = file.aspect, coded.value != picture.aspect.value {
            problems.append("its pictures say the shape \(coded) of a pixel and not \(picture.aspect)")
        }
        return problems
    }

    private func colors(_ file: OutputReading) -> [String] {
        guard let picture, let declared = file.declared.firstVideo?.video?.color else { return [] }
        return Self.differences(declared, picture.color).map { "its container says " + $0 }
            + Self.differences(file.color ?? .unspecified, picture.codedColor).map { "its pictures say " + $0 }
    }

    private static func differences(_ found: ColorTags, _ wanted: ColorTags) -> [String] {
        let parts: [(name: String, path: KeyPath<ColorTags, String?>)] = [
            ("primaries", \.primaries), ("transfer", \.transfer), ("matrix", \.matrix), ("range", \.range),
        ]
        return parts.compactMap { part in
            guard let right = wanted[keyPath: part.path], found[keyPath: part.path] != right else { return nil }
            return "the \(part.name) \(found[keyPath: part.path] ?? "of nothing") and not \(right)"
        }
    }

    private func hearing(_ file: OutputReading) -> [String] {
        guard let sound else { return [] }
        guard let stream = file.info.firstAudio, let info = stream.audio else { return ["it has no sound"] }
        var problems: [String] = []
        if info.sampleRate != sound.sampleRate {
            problems.append("its sound has \(info.sampleRate) Hz and not \(sound.sampleRate) Hz")
        }
        if info.layout.channels != sound.channels {
            problems.append("its sound has \(Words.count(info.layout.channels, "channel")) and not \(sound.channels)")
        }
        if let tag = sound.tag, stream.codecTag != tag {
            problems.append("its sound is marked \(stream.codecTag ?? "in no way") and not \(tag)")
        }
        return problems
    }

    // MARK: What is in it

    private func data(_ file: OutputReading) -> [String] {
        guard !tracks.isEmpty else { return [] }
        let kinds = [("pictures", file.pictures), ("sound", file.sound)].filter { $0.1 != nil }
        let found = kinds.compactMap(\.1)
        guard found.count == tracks.count else { return ["it has \(found.count) tracks and not \(tracks.count)"] }
        var problems: [String] = []
        for (kind, pair) in zip(kinds, zip(found, tracks)) {
            if pair.0.digest != pair.1.digest {
                problems.append("the data of its \(kind.0) aren't those that were written")
            }
            problems += TrackComparison(pair.0, pair.1).problems(kind.0)
        }
        if let pair = zip(found, tracks).first(where: { _ in true }), picture?.comparesFrames ?? false {
            problems += TrackComparison(pair.0, pair.1).frameProblems(file.frameTimes)
        }
        if let wanted = offset(tracks), let made = offset(found), abs(wanted - made) > Self.tick(found) {
            let (made, wanted) = (Words.decimals(made, 3), Words.decimals(wanted, 3))
            problems.append("its sound begins \(made) s after its pictures and not \(wanted) s")
        }
        return problems
    }

    /// How much later the sound begins than the pictures, in seconds.
    private func offset(_ tracks: [WrittenTrack]) -> Double? {
        guard tracks.count == 2, let pictures = tracks[0].start, let sound = tracks[1].start else { return nil }
        return sound - pictures
    }

    /// How far times may be apart that were rounded to the ticks of these tracks.
    private static func tick(_ tracks: [WrittenTrack]) -> Double {
        tracks.reduce(0.000_001) { $0 + $1.timeBase.value }
    }
}
