/// A pipeline that buys clips and makes images and sound of them.
enum Boats {
    /// The pipeline; two clips a row.
    static let pipeline = """
        {
          "name": "boats",
          "parameters": { "prompt": { "type": "string", "default": "a boat" }, "width": { "type": "integer", "default": 64 } },
          "stages": {
            "clip":   { "stage": "generate", "model": "xai:grok-imagine@video", "positivePrompt": "${prompt}",
                        "width": 480, "height": 480, "duration": 1 },
            "source": { "stage": "download", "from": "clip" },
            "check":  { "stage": "probe", "from": "source" },
            "long":   { "stage": "extractAudio", "from": "check", "format": "m4a", "when": "probe.duration >= 3" },
            "poster": { "stage": "thumbnail", "from": "check", "widths": ["${width}"], "formats": ["jpeg"] }
          }
        }
        """

    /// Rows of the pipeline's parameters.
    static func rows(_ count: Int) -> String {
        "id,prompt\n" + (1...count).map { "boat-\($0),boat number \($0)\n" }.joined()
    }
}
