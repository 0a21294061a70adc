import MediaProcessing

extension TranscodeContradictions {
    /// What can't be done to what is copied, and what keeps a file from being handed on as it is.
    static func copying(_ settings: TranscodeSettings) -> [Contradiction] {
        cuts(settings) + loudness(settings) + provenance(settings)
    }

    private static func cuts(_ settings: TranscodeSettings) -> [Contradiction] {
        let parts = [("video", settings.video.copy), ("audio", settings.audio.copy)]
        guard settings.trim.part != .whole else { return [] }
        return parts.filter { $0.1 == .always }.map { part, _ in
            Contradiction(
                [[part, "copy"], ["trim"]],
                "'always' copies all of a stream, and 'trim' makes a part of it; say \"copy\": \"never\", or leave out 'trim'"
            )
        }
    }

    private static func loudness(_ settings: TranscodeSettings) -> [Contradiction] {
        guard settings.audio.copy == .always else { return [] }
        let changes = [
            ("loudness", settings.audio.loudness != nil), ("sampleRate", settings.audio.sampleRate != nil),
            ("channels", settings.audio.channels.map { $0 != .keep } ?? false),
        ]
        return changes.filter(\.1).map { name, _ in
            Contradiction(
                [["audio", name], ["audio", "copy"]],
                "'always' copies the sound as it is; leave out '\(name)', or say \"copy\": \"whenRight\"")
        }
    }

    private static func provenance(_ settings: TranscodeSettings) -> [Contradiction] {
        guard settings.provenance == .keep else { return [] }
        if settings.metadata != .keep {
            return [
                Contradiction(
                    [["provenance"], ["metadata"]],
                    "content credentials hold only for the file as it is, with its tags; say \"metadata\": \"keep\" too"
                )
            ]
        }
        let isCopied = (settings.video.copy ?? .never) != .never && (settings.audio.copy ?? .never) != .never
        guard !isCopied else { return [] }
        return [
            Contradiction(
                [["provenance"], ["video", "copy"], ["audio", "copy"]],
                "content credentials hold only for the file as it is; say \"copy\": \"whenRight\" in 'video' and 'audio'"
            )
        ]
    }
}
