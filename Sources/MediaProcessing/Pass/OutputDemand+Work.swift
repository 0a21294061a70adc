import MediaTypes

extension OutputDemand {
    /// What an output will ask of its pass, by the facts of the source, or without them what is to be expected.
    init(_ work: MediaPass.Work, _ source: MediaInfo?, _ limits: SourceLimits) {
        switch work {
        case .transcode(let transcode): self.init(transcode, source, limits)
        case .audioTrack(let track): self.init(track, source, limits)
        case .probe(let probe):
            self.init(sweeps: probe.resolvedDepth > .header || probe.countFrames ? 1 : 0)
        case .poster, .waveform: self = .once
        }
    }

    private init(_ transcode: Transcode, _ source: MediaInfo?, _ limits: SourceLimits) {
        guard let source else {
            self.init(
                surveysPictures: transcode.video.passes == 2,
                encoder: EncoderDemand(bytes: 0, isSole: transcode.video.codec == .av1))
            return
        }
        guard let stream = source.firstVideo, let video = stream.video,
            let work = PictureWork(transcode, of: stream, origin: source.origin)
        else {
            self = .once
            return
        }
        let isCopied = PictureCopying(stream, video, of: source, for: transcode).decision.copies
        self.init(
            surveysPictures: transcode.video.passes == 2 && !isCopied,
            surveysSound: SoundWork(transcode, of: source)?.isReadTwice(limits.heldSoundBytes, source.duration)
                ?? false,
            encoder: isCopied ? nil : work.encoderDemand)
    }

    private init(_ track: AudioTrack, _ source: MediaInfo?, _ limits: SourceLimits) {
        // What is copied is asked for no loudness, and so isn't read twice.
        let work = source.flatMap { SoundWork(track, of: $0) }
        self.init(surveysSound: work?.isReadTwice(limits.heldSoundBytes, source?.duration) ?? false)
    }
}

extension MediaPass.Work {
    /// Whether how often it reads a source doesn't depend on the source.
    var readsAsOftenWhateverItReads: Bool {
        switch self {
        case .transcode(let transcode):
            (transcode.video.passes == 1 || transcode.video.copy == .never) && transcode.audio?.sound.loudness == nil
        case .audioTrack(let track): track.sound.loudness == nil
        case .probe, .poster, .waveform: true
        }
    }

    /// Whether it has an encoder of pictures that takes room.
    var mayEncodePictures: Bool {
        guard case .transcode = self else { return false }
        return true
    }
}
