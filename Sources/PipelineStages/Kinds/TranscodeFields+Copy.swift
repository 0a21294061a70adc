import MediaProcessing
import PipelineEngine

extension TranscodeStage {
    static let videoCopyField = Field<TranscodeSettings.Video>.choice(
        "copy", \.copy,
        "Whether the source's picture is copied: never, without; whenRight, where it already is what is asked for and plays "
            + "where it is promised to; always, or there is an error.")

    static let audioCopyField = Field<TranscodeSettings.Audio>.choice(
        "copy", \.copy,
        "Whether the source's sound is copied: never, without; whenRight, where it already is what is asked for; always, or "
            + "there is an error.")

    /// The keys for what a source's file carries beside pictures and sound.
    static let keepingFields: [Field<TranscodeStage>] = [
        .choice(
            "metadata", \.settings.metadata,
            "What becomes of tags, such as title, place, time and prompts: they are left out (strip, without) or kept. Language "
                + "is always kept."),
        .choice(
            "provenance", \.settings.provenance,
            "What becomes of C2PA content credentials, which hold only for the file they are in: they are left out, and that is "
                + "said (strip, without); or the file is handed on as it is, and it is an error if it isn't right (keep)."
        ),
    ]
}
