import FFmpeg
import MediaTypes

/// Takes in what a pass reads of a source and says what it comes to.
struct Inspector: ~Copyable {
    private let depth: InspectionDepth
    private let source: MediaInfo
    private let sourceName: String
    private let origin: Timestamp
    private let videoStream: StreamInfo?
    private let audioStream: StreamInfo?
    private var video: TrackScan?
    private var audio: TrackScan?
    private var pictures: PictureInspector?
    private var sound: SoundInspector?
    private var summary: ReadSummary?
    /// Up to when pictures were taken in, in seconds; without pictures, sound.
    private(set) var reached: Double?

    init(depth: InspectionDepth, _ context: OutputContext) {
        self.depth = depth
        source = context.source
        sourceName = context.sourceName
        origin = context.origin
        videoStream = context.video
        audioStream = context.audio
        guard depth >= .packets else { return }
        video = context.video.flatMap { TrackScan($0) }
        audio = context.audio.flatMap { TrackScan($0) }
        guard depth == .frames else { return }
        pictures = context.video.map { PictureInspector(timeBase: $0.timeBase, origin: context.origin) }
        sound = context.audio.map { SoundInspector(timeBase: $0.timeBase, origin: context.origin) }
    }

    /// Takes in what was read.
    mutating func take(_ message: PassMessage) throws(MediaError) {
        do throws(FFmpegError) {
            switch message {
            case .video(let picture):
                reach(picture.frame.presentationTicks, of: videoStream)
                try pictures?.take(picture.frame)
            case .audio(let samples):
                try sound?.take(samples.frame)
            case .videoPacket(let packet):
                if depth == .packets { reach(packet.packet.presentationTicks, of: videoStream) }
                if let stream = videoStream { video?.take(PacketTimes(packet.packet, codec: stream.codec)) }
            case .audioPacket(let packet):
                if videoStream == nil { reach(packet.packet.presentationTicks, of: audioStream) }
                if let stream = audioStream { audio?.take(PacketTimes(packet.packet, codec: stream.codec)) }
            case .end, .failure: break
            }
        } catch {
            throw MediaError(.unsupported, "\(sourceName) can't be inspected", cause: error)
        }
    }

    /// Takes in how reading went.
    mutating func note(_ summary: ReadSummary?) { self.summary = summary }

    private mutating func reach(_ ticks: Int64?, of stream: StreamInfo?) {
        guard let ticks, let stream else { return }
        reached = Double(ticks) * stream.timeBase.value - origin.seconds
    }

    /// What all of it comes to.
    mutating func finish() throws(MediaError) -> Inspection {
        var inspection = Inspection(depth: depth)
        inspection.video = video?.finish(from: origin)
        inspection.audio = audio?.finish(from: origin)
        do throws(FFmpegError) {
            inspection.pictures = try pictures?.finish()
            inspection.sound = try sound?.finish()
        } catch {
            throw MediaError(.unsupported, "\(sourceName) can't be inspected", cause: error)
        }
        if depth == .frames { inspection.decodeErrors = summary?.damagedPackets ?? 0 }
        inspection.firstDecodeError = depth == .frames ? summary?.firstDamage : nil
        let missing = inspection.missingPictures(declared: videoStream?.frameCount)
        inspection.pictures?.missing = missing
        inspection.findings = inspection.allFindings(of: source)
        return inspection
    }
}

extension Inspection {
    /// How many fewer pictures were decoded than packets were read, or than the index has.
    ///
    /// `nil` without pictures, and where each packet may be one of two fields.
    fileprivate func missingPictures(declared: Int?) -> Int? {
        guard let pictures, let video else { return nil }
        if declared == nil, pictures.interlaced > 0, pictures.decoded < video.frames { return nil }
        return max(0, max(declared ?? 0, video.packets) - video.discarded - video.hidden - pictures.decoded)
    }
}
