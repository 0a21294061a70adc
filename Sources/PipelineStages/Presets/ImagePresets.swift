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
            ]))
    ]
}
