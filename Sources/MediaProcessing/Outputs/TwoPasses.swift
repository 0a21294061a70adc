import FFmpeg
import Foundation
import MediaTypes

/// Encoding that reads the pictures twice: first to see what there is, then to spread the bits by it.
///
/// libvpx hands its statistics over in memory. x264 reads and writes them in files alone, beside what is made; they are
/// removed once it is done.
struct TwoPasses: Sendable {
    private let picture: PictureWork
    private let settings: VideoEncoderSettings
    private let name: String
    /// x264's file; `nil` for an encoder that has none.
    private let path: String?

    /// Begins x264's files, if the encoder is x264.
    init(_ picture: PictureWork, named name: String, in files: BegunFiles) {
        self.picture = picture
        self.name = name
        settings = picture.encoderSettings
        path = settings.encoder == "libx264" ? files.begin(Self.names(name)[0]) : nil
        guard path != nil else { return }
        for other in Self.names(name).dropFirst() { _ = files.begin(other) }
    }

    /// The names of x264's files: the statistics, those of its macroblock tree, and both while they are written.
    private static func names(_ name: String) -> [String] {
        ["", ".mbtree", ".temp", ".mbtree.temp"].map { "\(name).stats\($0)" }
    }

    /// Encodes the pictures of a sweep for nothing but their statistics.
    ///
    /// - Returns: how the encoder is set up the second time.
    /// - Throws: ``MediaError`` if the pictures can't be read or encoded.
    func survey(_ inbox: Inbox<PassMessage>, _ context: OutputContext) throws(MediaError) -> VideoEncoderSettings {
        var survey = try translated { () throws(FFmpegError) in try PictureSurvey(settings(for: .first), picture) }
        _ = try inbox.receiveAll(context) { message throws(MediaError) in
            guard case .video(let shown) = message else { return true }
            try translated { () throws(FFmpegError) in try survey.take(shown.frame, shown.timeBase) }
            context.progress(survey.seconds)
            return true
        }
        let statistics = try translated { () throws(FFmpegError) in try survey.finish() }
        return settings(for: .second(statistics: statistics))
    }

    private func translated<Value: ~Copyable>(
        _ work: () throws(FFmpegError) -> Value
    ) throws(MediaError) -> Value {
        do throws(FFmpegError) {
            return try work()
        } catch {
            throw MediaError(writing: name, error)
        }
    }

    /// Removes the files.
    func finish() {
        guard let path else { return }
        for ending in ["", ".mbtree", ".temp", ".mbtree.temp"] {
            try? FileManager.default.removeItem(atPath: path + ending)
        }
    }

    private func settings(for pass: EncodingPass) -> VideoEncoderSettings {
        var settings = settings
        settings.pass = pass
        if let path { settings.options["stats"] = path }
        return settings
    }
}

/// The first of two passes: encodes filtered pictures for nothing but the statistics.
struct PictureSurvey: ~Copyable {
    private var encoder: PictureEncoder

    init(_ settings: VideoEncoderSettings, _ picture: PictureWork) throws(FFmpegError) {
        encoder = try PictureEncoder(settings, picture.plan, picture.timing)
    }

    /// The time of the last picture in seconds.
    var seconds: Double { encoder.seconds }

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
