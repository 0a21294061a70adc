import MediaTypes

/// The sizes that a picture goes through on its way from a source to an encoder.
///
/// Stored with an even number of lines and columns → upright with square pixels → scaled → cut or padded to its frame.
///
/// A line or column too many is cut off and not scaled away: scaling by one line of hundreds blurs all of them, and
/// padding shows a line that isn't in the picture.
struct PictureSizing: Hashable, Sendable {
    /// The picture as stored, without the last line or column of an odd number.
    let stored: Resolution
    /// The picture with square pixels, upright.
    let upright: Resolution
    /// The size that it is scaled to; even.
    let scaled: Resolution
    /// The size of the picture that is encoded; even.
    ///
    /// Smaller than ``scaled`` where it is cut, larger where it is padded.
    let frame: Resolution

    /// Sizes for a source.
    init(_ video: VideoInfo, for settings: Transcode.Video) {
        stored = video.resolution.withEvenSides
        upright = Self.squared(stored, video.sampleAspectRatio, video.rotation)
        let box = Box(settings, around: upright)
        scaled = box.scaled
        frame = box.frame
    }

    /// Where the scaled picture's upper left corner is in the frame; on even lines and columns, as 4:2:0 wants it.
    var offset: (x: Int, y: Int) {
        ((frame.width - scaled.width) / 2 & ~1, (frame.height - scaled.height) / 2 & ~1)
    }

    /// The size with square pixels, upright: the longer way of stretching is taken, so that no line is lost.
    static func squared(_ stored: Resolution, _ aspect: Rational?, _ rotation: Rotation) -> Resolution {
        var size = stored
        if let aspect, aspect.numerator > 0, aspect.value != 1, aspect.value < 8, aspect.value > 0.125 {
            size =
                aspect.value > 1
                ? Resolution(width: Int((Double(size.width) * aspect.value).rounded()), height: size.height)
                : Resolution(width: size.width, height: Int((Double(size.height) / aspect.value).rounded()))
        }
        return rotation.swapsSides ? size.transposed : size
    }
}

/// A picture in a box.
private struct Box {
    let scaled: Resolution
    let frame: Resolution

    init(_ settings: Transcode.Video, around picture: Resolution) {
        switch (settings.fit, settings.width, settings.height) {
        case (.cover, let width?, let height?):
            self.init(covering: Resolution(width: width, height: height), by: picture, settings.upscale)
        case (.pad, let width?, let height?):
            let frame = Resolution(width: even(Double(width)), height: even(Double(height)))
            self.init(scaled: Self.contained(picture, settings), frame: frame)
        default:
            let size = Self.contained(picture, settings)
            self.init(scaled: size, frame: size)
        }
    }

    private init(scaled: Resolution, frame: Resolution) {
        self.scaled = scaled
        self.frame = frame
    }

    /// The box is full; where the picture is too small for it and may not be made larger, the box becomes smaller.
    private init(covering box: Resolution, by picture: Resolution, _ upscale: Bool) {
        let scale = max(Double(box.width) / Double(picture.width), Double(box.height) / Double(picture.height))
        let shrink = upscale ? 1 : max(1, scale)
        let frame = Resolution(width: even(Double(box.width) / shrink), height: even(Double(box.height) / shrink))
        let scaled = Resolution(
            width: max(frame.width, even(Double(picture.width) * scale / shrink)),
            height: max(frame.height, even(Double(picture.height) * scale / shrink)))
        self.init(scaled: scaled, frame: frame)
    }

    /// The size that keeps the shape and fits all bounds.
    private static func contained(_ picture: Resolution, _ settings: Transcode.Video) -> Resolution {
        let width = Double(picture.width)
        let height = Double(picture.height)
        let bounds: [Double] = [
            settings.maxWidth.map { Double($0) / width }, settings.maxHeight.map { Double($0) / height },
            settings.maxShortSide.map { Double($0) / min(width, height) },
        ].compactMap(\.self)
        let box = [settings.width.map { Double($0) / width }, settings.height.map { Double($0) / height }]
            .compactMap(\.self)
        let larger = settings.upscale ? box.min() ?? 1 : 1
        let scale = (bounds + box).reduce(larger, min)
        let widest = [settings.maxWidth, settings.width].compactMap(\.self).min()
        let highest = [settings.maxHeight, settings.height].compactMap(\.self).min()
        return Resolution(width: even(width * scale, widest), height: even(height * scale, highest))
    }
}

/// The nearest even number of at least 2 that is not above a bound.
private func even(_ length: Double, _ bound: Int? = nil) -> Int {
    let nearest = Int((length / 2).rounded()) * 2
    return max(2, bound.map { min(nearest, $0 & ~1) } ?? nearest)
}

extension Resolution {
    /// The size without the last line or column of an odd number; a single one stays.
    fileprivate var withEvenSides: Resolution {
        Resolution(width: width > 1 ? width & ~1 : width, height: height > 1 ? height & ~1 : height)
    }
}
