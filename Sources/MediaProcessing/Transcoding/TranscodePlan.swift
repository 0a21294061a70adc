import FFmpeg
import MediaTypes

/// What becomes of each stream of a source in a transcode: copied, or decoded and encoded.
///
/// A value: it reads and writes nothing.
struct TranscodePlan: Sendable {
    /// How a stream of the file comes to be.
    enum Track<Encoding: Sendable>: Sendable {
        /// It is encoded.
        case encoded(Encoding)
        /// It is copied.
        case copied(CopyWork)

        /// How it is encoded; `nil` if it is copied.
        var work: Encoding? {
            guard case .encoded(let work) = self else { return nil }
            return work
        }
    }

    /// The pictures.
    let picture: Track<PictureWork>
    /// The sound, if there is to be some.
    let sound: Track<SoundWork>?
    /// What a person should know: what was copied or encoded and why.
    let notes: [String]
    /// Why the source can't be used; `nil` if it can.
    let objection: MediaError?
    /// What is asked of the pass.
    let demand: OutputDemand
    /// Whether the file is handed on as it is, because it carries content credentials that are to stay valid.
    let isUnchanged: Bool

    /// Plans for a source; `nil` if it has no pictures.
    init?(_ transcode: Transcode, _ context: OutputContext) {
        guard let stream = context.video, let video = stream.video,
            let work = PictureWork(transcode, of: stream, origin: context.origin)
        else { return nil }
        let copying = PictureCopying(stream, video, of: context.source, for: transcode).decision
        let listening = Self.listening(transcode, context)
        if copying.copies, let parameters = context.videoParameters {
            var copy = CopyWork(parameters: parameters, stream: stream, origin: context.origin)
            copy.tag = stream.codec == .hevc && transcode.container.hasIndex ? "hvc1" : nil
            copy.color = video.toldColor(for: transcode.video)
            picture = .copied(copy)
        } else {
            picture = .encoded(work)
        }
        sound = Self.sound(transcode, context, isCopied: listening?.copies ?? false)
        demand = OutputDemand(.transcode(transcode), context.source, context.limits)
        let decisions = [copying] + (listening.map { [$0] } ?? [])
        let preservation = Preservation(transcode, context.source, decisions)
        isUnchanged = preservation.isUnchanged
        objection =
            decisions.lazy.compactMap { $0.objection(to: context.sourceName) }.first
            ?? preservation.objection(to: context.sourceName) ?? (copying.copies ? nil : work.objection)
        var notes: [String] = []
        if transcode.audio != nil, sound == nil {
            notes.append(context.audio == nil ? "the source has no sound" : "the part that is made has no sound")
        }
        notes += decisions.compactMap(\.note) + preservation.notes
        if copying.copies, let assumption = PictureColor(video, for: transcode.video).assumption {
            notes.append(assumption)
        }
        if !copying.copies, stream.hasAlphaBeside, !stream.isAlphaDecoded {
            notes.append("its pictures can be seen through in places, which the linked FFmpeg doesn't decode")
        }
        if !isUnchanged, let note = LeftOutTracks(of: context.source, wantsSound: transcode.audio != nil).note {
            notes.append(note)
        }
        if let note = sound?.lateNote(in: transcode.container) { notes.append(note) }
        self.notes = notes
    }

    private static func listening(_ transcode: Transcode, _ context: OutputContext) -> CopyDecision? {
        transcode.soundRequest.flatMap { context.decision(on: $0) }
    }

    private static func sound(
        _ transcode: Transcode, _ context: OutputContext, isCopied: Bool
    ) -> Track<SoundWork>? {
        if isCopied, let parameters = context.audioParameters,
            let stream = context.source.firstAudio(in: transcode.trim)
        {
            return .copied(CopyWork(parameters: parameters, stream: stream, origin: context.origin))
        }
        return SoundWork(transcode, of: context.source).map(Track.encoded)
    }
}

extension TranscodePlan {
    /// Whether a stream is copied.
    var copiesSomething: Bool { needs.videoPackets || needs.audioPackets }

    /// What is needed of the source in each reading: first of what is surveyed, then of all.
    var sweeps: [SweepNeeds] {
        guard demand.sweeps > 1 else { return [needs] }
        return [SweepNeeds(pictures: demand.surveysPictures ? needs.pictures : nil, sound: demand.surveysSound), needs]
    }

    /// What is needed of the source to make the file.
    var needs: SweepNeeds {
        var needs = SweepNeeds()
        switch picture {
        case .encoded(let work): needs.pictures = PictureNeed(chain: work.plan.filters)
        case .copied: needs.videoPackets = true
        }
        switch sound {
        case .encoded: needs.sound = true
        case .copied: needs.audioPackets = true
        case nil: break
        }
        return needs
    }
}

extension OutputContext {
    /// Whether the source's sound is copied; `nil` if it has none.
    func decision(on request: SoundCopying.Request) -> CopyDecision? {
        guard let audio, let info = audio.audio else { return nil }
        return SoundCopying(audio, info, audioParameters?.configuration ?? [], of: source, for: request).decision
    }
}

extension VideoInfo {
    /// The colours that the container of a copy tells: what the source says, and for what it doesn't say what is taken for
    /// it; `nil` where nothing is missing.
    fileprivate func toldColor(for settings: Transcode.Video) -> ColorTags? {
        let whole = PictureColor(self, for: settings)
        guard !whole.isRGB else { return nil }
        var told = whole.source
        told.range = whole.isFullRange ? "pc" : "tv"
        return told == color ? nil : told
    }
}
