import JSON
import PipelineEngine

extension Presets {
    static let thumbnail = [
        Preset(
            "poster-gallery", kind: ThumbnailStage.kind,
            summary: "The frame that shows most, in five widths as JPEG and WebP: a page takes the one that fits.",
            source: "widths of phones and columns of a page, at usual qualities; our choice",
            values: settings([
                "make": "poster", "at": "auto", "widths": [320, 480, 640, 854, 1280],
                "formats": ["jpeg", "webp"],
                "quality": 80,
            ])),
        Preset(
            "waveform", kind: ThumbnailStage.kind,
            summary: "How the sound looks: numbers for players such as wavesurfer.js and Peaks.js, and pictures.",
            source: "the numbers are audiowaveform's; how many there are, and the pictures, are our choice",
            values: settings([
                "make": "waveform", "formats": ["json", "svg", "png"], "pointsPerSecond": 50, "width": 1280,
                "height": 160,
            ])),
    ]
}
