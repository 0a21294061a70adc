import FFmpeg
import Foundation
import MediaTypes

/// Encoding that reads the pictures twice: first to see what there is, then to spread the bits by it.
///
/// libvpx hands its statistics over in memory. x264 reads and writes them in files alone, beside what is made; they are
/// removed once it is done.
struct TwoPasses: Sendable {
    private let settings: VideoEncoderSettings
    /// x264's files: the statistics, those of its macroblock tree, and both while they are written; none for an encoder
    /// that has none.
    private let paths: [String]

    /// Begins x264's files, if the encoder is x264.
    init(_ settings: VideoEncoderSettings, named name: String, in files: BegunFiles) {
        self.settings = settings
        let names = ["", ".mbtree", ".temp", ".mbtree.temp"].map { "\(name).stats\($0)" }
        paths = settings.encoder == "libx264" ? names.map(files.begin) : []
    }

    /// How the encoder is set up the first time.
    var first: VideoEncoderSettings { settings(for: .first) }

    /// How the encoder is set up the second time.
    ///
    /// - Parameter statistics: what the first pass found out; `nil` if it is in a file.
    /// - Returns: what the encoder is opened with.
    func second(_ statistics: String?) -> VideoEncoderSettings { settings(for: .second(statistics: statistics)) }

    /// Removes the files.
    func finish() {
        for path in paths { try? FileManager.default.removeItem(atPath: path) }
    }

    private func settings(for pass: EncodingPass) -> VideoEncoderSettings {
        var settings = settings
        settings.pass = pass
        if let path = paths.first { settings.options["stats"] = path }
        return settings
    }
}

/// The first of two passes: encodes filtered pictures for nothing but the statistics.
struct PictureSurvey: ~Copyable {
    private var encoder: PictureEncoder

    init(_ settings: VideoEncoderSettings, _ picture: PictureWork) throws(FFmpegError) {
        encoder = try PictureEncoder(settings, picture.plan, picture.timing)
    }

    /// How many pictures were encoded.
    var frames: Int { encoder.frames }
    /// The time of the last of them in seconds.
    var seconds: Double { encoder.seconds }

    /// Whether all of the part that is made is there.
    var isComplete: Bool { encoder.isComplete }

    /// Takes in a picture whose times are in ticks of `timeBase`.
    mutating func take(_ frame: borrowing VideoFrame, _ timeBase: Rational) throws(FFmpegError) {
        try encoder.encode(frame, timeBase) { _ throws(FFmpegError) in }
    }

    /// What was found out; `nil` if the encoder keeps it in a file.
    mutating func finish() throws(FFmpegError) -> String? {
        try encoder.finish { _ throws(FFmpegError) in }
        return encoder.statistics
    }
}
