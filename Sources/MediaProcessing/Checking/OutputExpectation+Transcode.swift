import FFmpeg
import MediaTypes

extension OutputExpectation {
    /// What a file has to be that was handed on as it was.
    init(unchanged source: MediaInfo) {
        self.init(frames: 1...Int.max, resolution: source.firstVideo?.video?.resolution)
        needsIndexFirst = source.moovFirst ?? false
    }

    /// What a video file has to be.
    init(
        _ transcode: Transcode, _ plan: TranscodePlan, _ written: VideoFileWriter.Written, _ context: OutputContext
    ) {
        self.init(
            audioSeconds: plan.sound == nil ? nil : written.audioSeconds, needsIndexFirst: transcode.container.hasIndex,
            tracks: written.tracks)
        switch plan.picture {
        case .encoded(let work):
            frames = written.frames...written.frames
            resolution = work.plan.resolution
            picture = Picture(
                color: transcode.container.told(work.plan.color),
                codedColor: transcode.video.codec.coded(work.plan.color),
                tag: transcode.container.tag(of: CodecID(rawValue: transcode.video.codec.rawValue)))
        case .copied(let work):
            expect(work, in: transcode.container, packets: written.frames)
        }
        switch plan.sound {
        case .encoded(let work):
            sound = Sound(
                sampleRate: work.plan.sampleRate, channels: work.plan.layout.channels,
                tag: transcode.audio.flatMap { transcode.container.tag(of: CodecID(rawValue: $0.codec.rawValue)) })
        case .copied(let work):
            sound = work.stream.audio.map {
                Sound(
                    sampleRate: $0.sampleRate, channels: $0.layout.channels,
                    tag: transcode.container.tag(of: work.stream.codec))
            }
        case nil: break
        }
    }

    /// Of what is copied each packet is compared; how many pictures they make is known of H.264 alone, since packets of other
    /// codecs may show none.
    private mutating func expect(_ work: CopyWork, in container: Transcode.Container, packets: Int) {
        frames = (work.stream.codec == .h264 ? packets : 1)...packets
        guard let video = work.stream.video else { return }
        resolution = video.resolution
        let told = work.color ?? video.color
        picture = Picture(color: container.told(told.withoutUnknowns), tag: container.tag(of: work.stream.codec))
        picture?.rotation = container.hasIndex || video.rotation.isUpright ? video.rotation : .none
        picture?.aspect = video.sampleAspectRatio ?? Rational(1, 1)
        picture?.comparesFrames = false
    }
}

extension Transcode.Container {
    /// What of colours it tells: QuickTime's box has no range.
    fileprivate func told(_ color: ColorTags) -> ColorTags {
        guard self == .mov else { return color }
        return ColorTags(primaries: color.primaries, transfer: color.transfer, matrix: color.matrix)
    }

    /// The four letters that it has for a codec; `nil` where it has none, or any of several.
    ///
    /// <https://mp4ra.org/registered-types/sampleentries>; for HEVC the one that Apple's players take.
    func tag(of codec: CodecID) -> String? {
        guard hasIndex else { return nil }
        return switch codec {
        case .h264: "avc1"
        case .hevc: "hvc1"
        case .vp9: "vp09"
        case .av1: "av01"
        case .aac: "mp4a"
        case .opus: "Opus"
        default: nil
        }
    }
}

extension Transcode.VideoCodec {
    /// What of colours its bitstream tells: VP9's tells no primaries and no transfer.
    fileprivate func coded(_ color: ColorTags) -> ColorTags {
        self == .vp9 ? ColorTags(matrix: color.matrix, range: color.range) : color
    }
}

extension ColorTags {
    /// The tags without those that say that nothing is known.
    fileprivate var withoutUnknowns: ColorTags {
        let known = { (tag: String?) in tag == "unknown" || tag == "unspecified" || tag == "reserved" ? nil : tag }
        return ColorTags(
            primaries: known(primaries), transfer: known(transfer), matrix: known(matrix), range: known(range))
    }
}
