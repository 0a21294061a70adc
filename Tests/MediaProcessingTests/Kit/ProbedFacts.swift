import MediaTypes

/// The facts of a file as lines of text, so that two programs' views of it can be compared whole.
struct ProbedFacts: Equatable, CustomStringConvertible {
    let lines: [String]

    var description: String { lines.joined(separator: "\n") }

    /// The lines that only one of two has, marked by where they are.
    func differences(from other: ProbedFacts) -> [String] {
        lines.difference(from: other.lines).map { change in
            switch change {
            case .insert(_, let line, _): "ours:    \(line)"
            case .remove(_, let line, _): "ffprobe: \(line)"
            }
        }
    }
}

extension ProbedFacts {
    /// As `ffprobe` says them.
    init(_ report: ProbeReport) {
        var facts = FactList()
        facts.add("container", report.format.format_name)
        facts.add("duration", report.format.duration)
        facts.add("start", report.format.start_time)
        facts.add("size", report.format.size)
        facts.add("bit rate", report.format.bit_rate)
        facts.add("tags", report.format.tags)
        for stream in report.streams { facts.add(stream) }
        lines = facts.lines
    }

    /// As this project says them.
    init(_ info: MediaInfo) {
        var facts = FactList()
        facts.add("container", info.container.joined(separator: ","))
        facts.add("duration", info.duration?.description)
        facts.add("start", info.start?.description)
        facts.add("size", String(info.size))
        facts.add("bit rate", info.bitRate.map { String($0) })
        facts.add("tags", info.metadata)
        for stream in info.streams { facts.add(stream) }
        lines = facts.lines
    }
}

private struct FactList {
    var lines: [String] = []
    private var prefix = ""

    mutating func add(_ name: String, _ value: String?) {
        guard let value, value != "unknown", value != "0/0", value != "1/0", value != "none" else { return }
        lines.append("\(prefix)\(name): \(value)")
    }

    mutating func add(_ name: String, _ tags: [String: String]?) {
        for (key, value) in (tags ?? [:]).sorted(by: { $0.key < $1.key }) { add("\(name) \(key)", value) }
    }

    mutating func add(_ stream: ProbeReport.Stream) {
        prefix = "stream \(stream.index) "
        add("kind", stream.codec_type)
        add("codec", stream.codec_name)
        add("codec tag", stream.codec_tag_string == "[0][0][0][0]" ? nil : stream.codec_tag_string)
        add("profile", stream.profile)
        add("level", stream.level.flatMap { $0 >= 0 ? String($0) : nil })
        add("time base", stream.time_base)
        add("start", stream.seconds(stream.start_pts))
        add("duration", stream.seconds(stream.duration_ts))
        add("bit rate", stream.bit_rate)
        add("frames", stream.nb_frames)
        add("language", stream.tags?["language"])
        add("default", stream.disposition?["default"].map { String($0 == 1) })
        add("attached", stream.disposition?["attached_pic"].map { String($0 == 1) })
        add("tags", stream.tags)
        if stream.codec_type == "video" { addVideo(stream) }
        if stream.codec_type == "audio" { addAudio(stream) }
        prefix = ""
    }

    private mutating func addVideo(_ stream: ProbeReport.Stream) {
        add("size", stream.size)
        add("pixel aspect", stream.sample_aspect_ratio?.replacing(":", with: "/"))
        add("average rate", stream.avg_frame_rate)
        add("real rate", stream.r_frame_rate)
        add("pixel format", stream.pix_fmt)
        add("bits", stream.bits_per_raw_sample)
        add("primaries", stream.color_primaries)
        add("transfer", stream.color_transfer)
        add("matrix", stream.color_space)
        add("range", stream.color_range)
        add("fields", stream.field_order)
        let turn = -(stream.side_data_list?.compactMap(\.rotation).first ?? 0)
        add("rotation", String(turn < 0 ? turn + 360 : turn + 0))
    }

    private mutating func addAudio(_ stream: ProbeReport.Stream) {
        add("sample rate", stream.sample_rate)
        add("sample format", stream.sample_fmt)
        add("channels", stream.channels.map { String($0) })
        // Where nothing is said of loudspeakers, the usual ones are meant.
        add("layout", stream.channel_layout ?? (stream.channels == 1 ? "mono" : stream.channels == 2 ? "stereo" : nil))
        add("bits", stream.bits_per_raw_sample)
    }

    mutating func add(_ stream: StreamInfo) {
        prefix = "stream \(stream.index) "
        add("kind", stream.kind.rawValue)
        add("codec", stream.codec.rawValue)
        add("codec tag", stream.codecTag)
        add("profile", stream.profile)
        add("level", stream.level.map { String($0) })
        add("time base", stream.timeBase.description)
        add("start", stream.start?.description)
        add("duration", stream.duration?.description)
        add("bit rate", stream.bitRate.map { String($0) })
        add("frames", stream.frameCount.map { String($0) })
        add("language", stream.language)
        add("default", String(stream.isDefault))
        add("attached", String(stream.isAttachedPicture))
        add("tags", stream.metadata)
        if let video = stream.video { add(video) }
        if let audio = stream.audio { add(audio) }
        prefix = ""
    }

    private mutating func add(_ video: VideoInfo) {
        add("size", video.resolution.description)
        add("pixel aspect", video.sampleAspectRatio?.description)
        add("average rate", video.averageFrameRate?.description)
        add("real rate", video.realFrameRate?.description)
        add("pixel format", video.pixelFormat?.rawValue)
        add("bits", video.bitsPerSample.map { String($0) })
        add("primaries", video.color.primaries)
        add("transfer", video.color.transfer)
        add("matrix", video.color.matrix)
        add("range", video.color.range)
        add("fields", video.fieldOrder)
        add("rotation", String(video.rotation.degrees))
    }

    private mutating func add(_ audio: AudioInfo) {
        add("sample rate", String(audio.sampleRate))
        add("sample format", audio.sampleFormat?.rawValue)
        add("channels", String(audio.layout.channels))
        add("layout", audio.layout.name.hasSuffix(" channels") ? nil : audio.layout.name)
        add("bits", audio.bitsPerSample.map { String($0) })
    }
}

extension ProbeReport.Stream {
    /// A number of ticks in seconds with six decimals, halves up: `ffprobe` itself rounds them either way.
    fileprivate func seconds(_ ticks: Int?) -> String? {
        guard let ticks, let base = time_base.flatMap({ Rational($0) }) else { return nil }
        let numerator = ticks.magnitude * UInt(base.numerator) * 2_000_000 + UInt(base.denominator)
        let microseconds = numerator / (UInt(base.denominator) * 2)
        let digits = String(microseconds % 1_000_000)
        let zeros = String(repeating: "0", count: 6 - digits.count)
        return (ticks < 0 && microseconds > 0 ? "-" : "") + "\(microseconds / 1_000_000).\(zeros)\(digits)"
    }
}
