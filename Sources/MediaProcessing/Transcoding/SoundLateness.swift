import FFmpeg
import MediaTypes
import Wording

// What AAC has before the sound, and Matroska no field for: all of the file is later by it.

extension TranscodePlan.Track<SoundWork> {
    /// What is said of a file in which what an encoder put before the sound is heard, as silence; `nil` where it isn't.
    func lateNote(in container: Transcode.Container) -> String? {
        guard container == .mkv, let priming, priming.samples > 0 else { return nil }
        let time = Words.decimals(Double(priming.samples) / Double(max(1, priming.rate)) * 1000, 0)
        return
            "MKV can't say what AAC has before the sound: pictures and sound begin \(time) ms after the file, together; "
            + "Opus has none of it"
    }

    /// How many samples at which rate there are of AAC before the sound that aren't told: FFmpeg's own encoder puts 1,024
    /// there, and of what is copied an edit list says it.
    private var priming: (samples: Int, rate: Int)? {
        switch self {
        case .encoded(let work):
            work.codec == .aac && !FFmpegLibrary.matroskaTellsPriming ? (1_024, work.plan.sampleRate) : nil
        case .copied(let work):
            work.stream.codec == .aac ? work.stream.audio.map { ($0.priming ?? 0, $0.sampleRate) } : nil
        }
    }
}
