import FFmpeg
import MediaTypes

/// What a file that was written turns out to be, when it is opened again and decoded whole.
struct OutputReading {
    /// What its container says, and its media where that leaves something open.
    let info: MediaInfo
    /// What its container alone says.
    let declared: MediaInfo
    /// When each picture is shown that was decoded, in seconds and in the order in which they are shown; `nil` for one
    /// that has no time.
    private(set) var frameTimes: [Double?] = []
    /// How many samples a channel were decoded.
    private(set) var samples = 0
    /// The colours that the pictures say themselves, whatever the container says.
    private(set) var color: ColorTags?
    /// The shape of a pixel that the pictures say themselves; `nil` if they don't.
    private(set) var aspect: Rational?
    /// The packets of the pictures.
    private(set) var pictures: WrittenTrack?
    /// The packets of the sound.
    private(set) var sound: WrittenTrack?
    /// The codecs as a browser is told of them, such as `avc1.64001F, mp4a.40.2`; `nil` where one has no such name.
    let codecs: String?

    /// Reads a file.
    ///
    /// - Throws: ``FFmpegError`` if it can't be opened, read to its end, or decoded without damage.
    init(_ path: String, _ cancellation: CancellationToken) throws(FFmpegError) {
        var header = DemuxerOptions()
        header.analyzes = false
        declared = try Demuxer(path: path, options: header, cancellation: cancellation).info
        var demuxer = try Demuxer(path: path, cancellation: cancellation)
        info = demuxer.info
        var viewer = try info.firstVideo.map { stream throws(FFmpegError) in
            try Viewer(demuxer.parameters(of: stream.index), stream)
        }
        var listener = try info.firstAudio.map { stream throws(FFmpegError) in
            try Listener(demuxer.parameters(of: stream.index), stream)
        }
        codecs = CodecString.all(
            try [info.firstVideo, info.firstAudio].compactMap(\.self).map { stream throws(FFmpegError) in
                (stream, try demuxer.parameters(of: stream.index).configuration)
            })
        var packet = try Packet()
        while try demuxer.read(into: &packet) {
            if packet.streamIndex == info.firstVideo?.index { try viewer?.take(packet) }
            if packet.streamIndex == info.firstAudio?.index { try listener?.take(packet) }
        }
        try viewer?.finish()
        try listener?.finish()
        frameTimes = viewer?.times ?? []
        color = viewer?.color
        aspect = viewer?.aspect
        samples = listener?.samples ?? 0
        pictures = viewer?.account.finish()
        sound = listener?.account.finish()
    }
}

/// Decodes the pictures of a file that was written, and accounts for its packets.
private struct Viewer: ~Copyable {
    var account: TrackAccount
    var times: [Double?] = []
    var color: ColorTags?
    var aspect: Rational?
    private var decoder: VideoDecoder
    private let timeBase: Rational

    init(_ parameters: StreamParameters, _ stream: StreamInfo) throws(FFmpegError) {
        let account = try TrackAccount(parameters, timeBase: stream.timeBase)
        decoder = try VideoDecoder(parameters.tagged(.unspecified), threads: 2, damage: .refused)
        self.account = account
        timeBase = stream.timeBase
    }

    mutating func take(_ packet: borrowing Packet) throws(FFmpegError) {
        account.take(packet)
        try decoder.send(packet)
        try takeReady()
    }

    mutating func finish() throws(FFmpegError) {
        try decoder.finish()
        try takeReady()
    }

    private mutating func takeReady() throws(FFmpegError) {
        var frame = try VideoFrame()
        while try decoder.receive(into: &frame) == .output {
            guard !frame.isDamaged else {
                throw FFmpegError(.invalidData, function: "avcodec_receive_frame", text: "a picture is damaged")
            }
            times.append(frame.presentationTicks.map { Timestamp(ticks: $0, timeBase: timeBase).seconds })
            if color == nil {
                color = frame.color
                aspect = frame.sampleAspectRatio
            }
        }
    }
}

/// Decodes the sound of a file that was written, and accounts for its packets.
private struct Listener: ~Copyable {
    var account: TrackAccount
    var samples = 0
    private var decoder: AudioDecoder

    init(_ parameters: StreamParameters, _ stream: StreamInfo) throws(FFmpegError) {
        let account = try TrackAccount(parameters, timeBase: stream.timeBase)
        decoder = try AudioDecoder(parameters, damage: .refused)
        self.account = account
    }

    mutating func take(_ packet: borrowing Packet) throws(FFmpegError) {
        account.take(packet)
        try decoder.send(packet)
        try takeReady()
    }

    mutating func finish() throws(FFmpegError) {
        try decoder.finish()
        try takeReady()
    }

    private mutating func takeReady() throws(FFmpegError) {
        var frame = try AudioFrame()
        while try decoder.receive(into: &frame) == .output { samples += frame.sampleCount }
    }
}
