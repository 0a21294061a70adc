import JSON
import PipelineEngine

extension Presets {
    static let extractAudio = [
        Preset(
            "audio-copy", kind: ExtractAudioStage.kind,
            summary: "The sound as it is, in M4A, where it is AAC; else AAC.", source: "nothing is chosen",
            values: settings(["format": "m4a"])),
        Preset(
            "audio-opus", kind: ExtractAudioStage.kind, summary: "Opus in Ogg: small.",
            source: "96 kbit/s for one and two channels, the usual rate, is our choice",
            values: settings(["format": "opus"])),
        Preset(
            "audio-mp3", kind: ExtractAudioStage.kind, summary: "MP3: plays everywhere.",
            source: "192 kbit/s is our choice", values: settings(["format": "mp3", "bitRate": 192_000])),
        Preset(
            "audio-flac", kind: ExtractAudioStage.kind, summary: "FLAC: as it was decoded, without loss.",
            source: "nothing is chosen", values: settings(["format": "flac"])),
        Preset(
            "audio-wav", kind: ExtractAudioStage.kind, summary: "16-bit PCM in WAV: for editors.",
            source: "16 bits are what every editor reads", values: settings(["format": "wav"])),
    ]
}
