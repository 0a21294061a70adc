extension Stage {
    /// A small pipeline that uses a kind of stage; it is valid as it stands.
    public static func example(of kind: String) -> String? { examples[kind] }

    private static let examples = [
        FilesStage.kind: """
        {
          "name": "posters",
          "stages": {
            "clips":  { "stage": "files", "paths": ["clips"] },
            "poster": { "stage": "thumbnail", "from": "clips" }
          }
        }
        """,
        GenerateStage.kind: """
        {
          "name": "lanterns",
          "parameters": {
            "prompt": { "type": "string", "default": "Paper lanterns over a harbour" }
          },
          "stages": {
            "clip":   { "stage": "generate", "model": "xai:grok-imagine@video",
                        "positivePrompt": "${prompt}", "numberResults": 2,
                        "width": 1280, "height": 720, "duration": 4 },
            "source": { "stage": "download", "from": "clip" }
          }
        }
        """,
        DownloadStage.kind: """
        {
          "name": "fetch",
          "stages": {
            "clip":   { "stage": "generate", "model": "xai:grok-imagine@video",
                        "positivePrompt": "A fox made of clockwork",
                        "width": 848, "height": 480, "duration": 2 },
            "source": { "stage": "download", "from": "clip", "maxBytes": 500000000,
                        "output": "${item.name}/original" }
          }
        }
        """,
        ProbeStage.kind: """
        {
          "name": "checked",
          "stages": {
            "clips":  { "stage": "files" },
            "check":  { "stage": "probe", "from": "clips", "onError": "skip",
                        "expect": { "video": { "width": 1280 },
                                    "audio": "required" } },
            "sound":  { "stage": "extractAudio", "from": "check",
                        "when": "probe.duration >= 3" }
          }
        }
        """,
        TranscodeStage.kind: """
        {
          "name": "sizes",
          "stages": {
            "clips": { "stage": "files" },
            "web":   { "stage": "transcode", "from": "clips", "preset": "mp4-h264" },
            "webm":  { "stage": "transcode", "from": "clips", "preset": "webm-vp9" }
          }
        }
        """,
        ThumbnailStage.kind: """
        {
          "name": "thumbnails",
          "stages": {
            "clips":  { "stage": "files" },
            "poster": { "stage": "thumbnail", "from": "clips", "at": "auto",
                        "widths": [320, 640, 1280], "formats": ["jpeg", "webp"] }
          }
        }
        """,
        ExtractAudioStage.kind: """
        {
          "name": "sounds",
          "stages": {
            "clips": { "stage": "files" },
            "sound": { "stage": "extractAudio", "from": "clips",
                       "format": "${matrix.format}",
                       "matrix": { "format": ["m4a", "opus"] } }
          }
        }
        """,
    ]
}
