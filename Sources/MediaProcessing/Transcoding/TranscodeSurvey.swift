import FFmpeg

/// The first of two readings of a transcode: sees how bits are best spread, and how loud the sound is.
struct TranscodeSurvey: ~Copyable {
    /// What was found out.
    struct Result: Sendable {
        /// How the encoder of pictures is set up; `nil` where that doesn't depend on it.
        var encoder: VideoEncoderSettings?
        /// By which gain the sound is brought to its loudness; `nil` where that isn't known yet, or stays as it is.
        var loudness: LoudnessDecision?
        /// How many pictures there are; `nil` where they weren't read.
        var frames: Int?
    }

    private let passes: TwoPasses?
    private var pictures: PictureSurvey?
    private var sound: SoundSurvey?

    /// Begins what a plan needs.
    ///
    /// - Throws: ``FFmpegError`` if an encoder or filter isn't there.
    init(_ plan: TranscodePlan, _ passes: TwoPasses?) throws(FFmpegError) {
        var pictures: PictureSurvey?
        if let passes, let work = plan.picture.work { pictures = try PictureSurvey(passes.first, work) }
        var sound: SoundSurvey?
        if plan.demand.surveysSound, let work = plan.sound?.work, let target = work.loudness {
            sound = try SoundSurvey(work, target)
        }
        self.passes = passes
        self.pictures = pictures
        self.sound = sound
    }

    /// How far into the source it has come, in seconds.
    var reached: Double {
        mutating get { pictures?.seconds ?? sound?.reached ?? 0 }
    }

    /// Whether all of the part that is made was read.
    var isComplete: Bool {
        mutating get { pictures?.isComplete ?? true && sound?.isComplete ?? true }
    }

    /// Takes in what a message brings.
    mutating func take(_ message: PassMessage) throws(FFmpegError) {
        switch message {
        case .video(let shown): try pictures?.take(shown.frame, shown.timeBase)
        case .audio(let heard): try sound?.take(heard.frame)
        case .videoPacket, .audioPacket, .end, .failure: break
        }
    }

    /// What was found out.
    consuming func finish() throws(FFmpegError) -> Result {
        var result = Result()
        if let passes, pictures != nil {
            result.frames = pictures?.frames
            result.encoder = passes.second(try pictures?.finish() ?? nil)
            // The last picture waits for the end.
            result.frames = pictures?.frames
        }
        result.loudness = try sound.take()?.finish()
        return result
    }
}
