import CFFmpeg
import MediaTypes

extension MediaInfo {
    /// What an open file says of itself.
    init(_ context: UnsafeMutablePointer<AVFormatContext>, size: Int64, _ boxes: MovieBoxes?) {
        let format = unsafe context.pointee
        let names = unsafe format.iformat.flatMap { unsafe String(cString: $0.pointee.name) } ?? ""
        self.init(container: names.split(separator: ",").map(String.init), size: size)
        let ticks = Rational(1, Int32(AV_TIME_BASE))
        duration = unsafe Seconds(ticks: format.duration, ticks)
        start = unsafe Seconds(ticks: format.start_time, ticks)
        bitRate = unsafe format.bit_rate > 0 ? format.bit_rate : nil
        moovFirst = boxes?.isIndexFirst
        isFragmented = boxes?.isFragmented
        metadata = unsafe [String: String](format.metadata)
        streams = unsafe (0..<Int(format.nb_streams)).compactMap { index in
            unsafe format.streams[index].map { stream in
                var info = unsafe StreamInfo(stream, in: context)
                let number = unsafe Int(stream.pointee.id)
                info.edits = boxes?.edits[number]
                info.unreadEdits = boxes?.unreadEdits[number]
                info.mediaDuration = boxes?.durations[number]
                if info.edits != nil { info.discardedFrames = unsafe DiscardedFrames(stream) }
                // Matroska: FFmpeg has the key's name of encrypted tracks in a tag.
                if boxes?.encryptedTracks.contains(number) ?? (info.metadata["enc_key_id"] != nil) {
                    info.isEncrypted = true
                }
                info.audio?.addPriming(from: info.edits)
                return info
            }
        }
    }
}

extension StreamInfo {
    init(_ stream: UnsafeMutablePointer<AVStream>, in context: UnsafeMutablePointer<AVFormatContext>) {
        let parameters = unsafe stream.pointee.codecpar.pointee
        let base = unsafe Rational(stream.pointee.time_base) ?? Rational(1, 1)
        unsafe self.init(
            index: unsafe Int(stream.pointee.index), kind: MediaKind(parameters.codec_type),
            codec: CodecID(rawValue: unsafe String(cString: avcodec_get_name(parameters.codec_id))), timeBase: base)
        profile = unsafe Self.profile(parameters)
        level = unsafe parameters.level >= 0 ? Int(parameters.level) : nil
        codecTag = unsafe Self.tag(parameters.codec_tag)
        start = unsafe Seconds(ticks: stream.pointee.start_time, base)
        duration = unsafe Seconds(ticks: stream.pointee.duration, base)
        bitRate = unsafe parameters.bit_rate > 0 ? parameters.bit_rate : nil
        frameCount = unsafe stream.pointee.nb_frames > 0 ? Int(stream.pointee.nb_frames) : nil
        metadata = unsafe [String: String](stream.pointee.metadata)
        language = metadata["language"]
        isDefault = unsafe stream.pointee.disposition & AV_DISPOSITION_DEFAULT != 0
        isAttachedPicture = unsafe stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC != 0
        if kind == .video { video = unsafe VideoInfo(stream, context) }
        if kind == .audio { audio = unsafe AudioInfo(parameters) }
    }

    /// The profile's name, or its number where FFmpeg has no name for it.
    private static func profile(_ parameters: AVCodecParameters) -> String? {
        guard unsafe parameters.profile != CFFmpeg_PROFILE_UNKNOWN else { return nil }
        let name = unsafe avcodec_profile_name(parameters.codec_id, parameters.profile)
        return unsafe name.map { unsafe String(cString: $0) } ?? String(parameters.profile)
    }

    private static func tag(_ code: UInt32) -> String? {
        guard code != 0 else { return nil }
        var buffer = [CChar](repeating: 0, count: 32)
        unsafe _ = CFFmpeg_fourcc(&buffer, code)
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

extension MediaKind {
    init(_ type: AVMediaType) {
        switch type {
        case AVMEDIA_TYPE_VIDEO: self = .video
        case AVMEDIA_TYPE_AUDIO: self = .audio
        case AVMEDIA_TYPE_SUBTITLE: self = .subtitle
        case AVMEDIA_TYPE_ATTACHMENT: self = .attachment
        default: self = .data
        }
    }
}

extension VideoInfo {
    init(_ stream: UnsafeMutablePointer<AVStream>, _ context: UnsafeMutablePointer<AVFormatContext>) {
        let parameters = unsafe stream.pointee.codecpar.pointee
        unsafe self.init(resolution: Resolution(width: Int(parameters.width), height: Int(parameters.height)))
        sampleAspectRatio = Rational(unsafe av_guess_sample_aspect_ratio(context, stream, nil))
        averageFrameRate = unsafe Rational(stream.pointee.avg_frame_rate)
        realFrameRate = unsafe Rational(stream.pointee.r_frame_rate)
        let format = unsafe AVPixelFormat(parameters.format)
        pixelFormat = format == AV_PIX_FMT_NONE ? nil : PixelFormat(code: format)
        bitsPerSample = unsafe parameters.bits_per_raw_sample > 0 ? Int(parameters.bits_per_raw_sample) : nil
        color = unsafe ColorTags(
            parameters.color_primaries, parameters.color_trc, parameters.color_space, parameters.color_range)
        rotation = unsafe CFFmpeg_display_matrix(stream).map { unsafe Rotation(matrix: $0) } ?? .none
        fieldOrder = unsafe Self.fieldOrder(parameters.field_order)
        masteringDisplay = unsafe MasteringDisplay(stream)
        contentLight = unsafe ContentLight(stream)
        dolbyVision = unsafe DolbyVision(stream)
    }

    private static func fieldOrder(_ order: AVFieldOrder) -> String? {
        switch order {
        case AV_FIELD_PROGRESSIVE: "progressive"
        case AV_FIELD_TT: "tt"
        case AV_FIELD_BB: "bb"
        case AV_FIELD_TB: "tb"
        case AV_FIELD_BT: "bt"
        default: nil
        }
    }
}

extension AudioInfo {
    init(_ parameters: AVCodecParameters) {
        unsafe self.init(sampleRate: Int(parameters.sample_rate), layout: unsafe ChannelLayout(parameters.ch_layout))
        let format = unsafe AVSampleFormat(parameters.format)
        sampleFormat = format == AV_SAMPLE_FMT_NONE ? nil : SampleFormat(code: format)
        bitsPerSample = unsafe parameters.bits_per_raw_sample > 0 ? Int(parameters.bits_per_raw_sample) : nil
        priming = unsafe parameters.initial_padding > 0 ? Int(parameters.initial_padding) : nil
    }

    /// The most samples before the sound that an edit is taken to leave out for an encoder's sake.
    ///
    /// AAC's encoders put 1,024 to 2,112 there, HE-AAC's and Opus's some thousands. Before a later beginning there is sound
    /// that somebody cut off.
    private static let longestPriming = 6_000

    /// Where the codec says nothing of samples before the sound, the first edit that shows something does.
    fileprivate mutating func addPriming(from edits: [Edit]?) {
        guard priming == nil, let start = edits?.lazy.compactMap(\.mediaStart).first, start > Seconds(0),
            let rate = Int32(exactly: sampleRate), rate > 0
        else { return }
        let samples = Int(start.timestamp.rescaled(to: Rational(1, rate)).ticks)
        if samples <= Self.longestPriming { priming = samples }
    }
}

extension Rotation {
    /// The turn that a display matrix describes: `av_display_rotation_get` gives it counter-clockwise.
    ///
    /// Without its first row's signs, the matrix of a mirrored picture is that of the turn which follows.
    init(matrix: UnsafePointer<Int32>) {
        let determinant = unsafe Int64(matrix[0]) * Int64(matrix[4]) - Int64(matrix[1]) * Int64(matrix[3])
        let isMirrored = determinant < 0
        var plain = (0..<9).map { unsafe matrix[$0] }
        if isMirrored {
            plain[0] = 0 &- plain[0]
            plain[1] = 0 &- plain[1]
        }
        let angle = unsafe av_display_rotation_get(plain)
        self.init(degrees: angle.isNaN ? 0 : -angle, isMirrored: isMirrored)
    }
}

extension Seconds {
    /// A number of ticks; `nil` if FFmpeg doesn't know it.
    fileprivate init?(ticks: Int64, _ base: Rational) {
        guard ticks != CFFmpeg_NOPTS else { return nil }
        self.init(Timestamp(ticks: ticks, timeBase: base))
    }
}

extension [String: String] {
    /// The entries of a dictionary of FFmpeg's.
    init(_ dictionary: OpaquePointer?) {
        self.init()
        var entry: UnsafeMutablePointer<AVDictionaryEntry>? = nil
        while let next = unsafe av_dict_get(dictionary, "", entry, AV_DICT_IGNORE_SUFFIX) {
            unsafe self[String(cString: next.pointee.key)] = unsafe String(cString: next.pointee.value)
            unsafe entry = next
        }
    }
}
