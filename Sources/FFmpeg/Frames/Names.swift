import CFFmpeg
public import MediaTypes

// What FFmpeg counts, we name: every code becomes FFmpeg's own word for it, and back.

extension Rational {
    /// A ratio of FFmpeg's; `nil` for one that says nothing, such as 0/1 or 0/0.
    init?(_ rational: AVRational) {
        guard rational.num > 0, rational.den > 0 else { return nil }
        self.init(rational.num, rational.den)
    }

    var native: AVRational { AVRational(num: numerator, den: denominator) }
}

extension PixelFormat {
    init(code: AVPixelFormat) {
        self.init(rawValue: unsafe av_get_pix_fmt_name(code).map { unsafe String(cString: $0) } ?? "unknown")
    }

    var code: AVPixelFormat {
        get throws(FFmpegError) {
            let code = unsafe av_get_pix_fmt(rawValue)
            guard code != AV_PIX_FMT_NONE else {
                throw FFmpegError(.notFound, function: "av_get_pix_fmt", text: "there is no pixel format '\(rawValue)'")
            }
            return code
        }
    }

    /// By how many bits the height of a chroma plane is smaller than the picture's.
    var chromaShift: Int {
        guard let descriptor = unsafe av_pix_fmt_desc_get(av_get_pix_fmt(rawValue)) else { return 0 }
        return unsafe Int(descriptor.pointee.log2_chroma_h)
    }
}

extension SampleFormat {
    init(code: AVSampleFormat) {
        self.init(rawValue: unsafe av_get_sample_fmt_name(code).map { unsafe String(cString: $0) } ?? "unknown")
    }

    var code: AVSampleFormat {
        get throws(FFmpegError) {
            let code = unsafe av_get_sample_fmt(rawValue)
            guard code != AV_SAMPLE_FMT_NONE else {
                throw FFmpegError(
                    .notFound, function: "av_get_sample_fmt", text: "there is no sample format '\(rawValue)'")
            }
            return code
        }
    }
}

extension ChannelLayout {
    /// A layout of FFmpeg's; one without an order becomes the usual one for its number of channels.
    init(_ layout: AVChannelLayout) {
        var layout = unsafe layout
        var usual = unsafe AVChannelLayout()
        if unsafe layout.order == AV_CHANNEL_ORDER_UNSPEC {
            unsafe av_channel_layout_default(&usual, layout.nb_channels)
            unsafe layout = usual
        }
        var buffer = [CChar](repeating: 0, count: 128)
        unsafe av_channel_layout_describe(&layout, &buffer, buffer.count)
        let name = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        unsafe self.init(channels: Int(layout.nb_channels), name: name)
        unsafe av_channel_layout_uninit(&usual)
    }
}

extension ChannelLayout {
    /// FFmpeg's names of the channels in order, such as `FL` and `FR`; `nil` if nobody knows what they are for.
    ///
    /// Wraps `av_channel_layout_channel_from_index`.
    public var channelNames: [String]? {
        var layout = unsafe AVChannelLayout()
        defer { unsafe av_channel_layout_uninit(&layout) }
        guard unsafe av_channel_layout_from_string(&layout, name) == 0 else { return nil }
        var names: [String] = []
        for index in 0..<UInt32(clamping: channels) {
            let channel = unsafe av_channel_layout_channel_from_index(&layout, index)
            guard channel.rawValue >= 0, channel.rawValue < 64 else { return nil }
            var buffer = [CChar](repeating: 0, count: 32)
            unsafe av_channel_name(&buffer, buffer.count, channel)
            names.append(String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
        }
        return names
    }
}

extension ColorTags {
    init(
        _ primaries: AVColorPrimaries, _ transfer: AVColorTransferCharacteristic, _ matrix: AVColorSpace,
        _ range: AVColorRange
    ) {
        unsafe self.init(
            primaries: Self.name(unsafe av_color_primaries_name(primaries)),
            transfer: Self.name(unsafe av_color_transfer_name(transfer)),
            matrix: Self.name(unsafe av_color_space_name(matrix)), range: Self.name(unsafe av_color_range_name(range)))
    }

    var primariesCode: AVColorPrimaries {
        AVColorPrimaries(Self.code(primaries.map { unsafe av_color_primaries_from_name($0) }))
    }

    var transferCode: AVColorTransferCharacteristic {
        AVColorTransferCharacteristic(Self.code(transfer.map { unsafe av_color_transfer_from_name($0) }))
    }

    var matrixCode: AVColorSpace {
        AVColorSpace(Self.code(matrix.map { unsafe av_color_space_from_name($0) }))
    }

    var rangeCode: AVColorRange {
        AVColorRange(UInt32(clamping: range.map { unsafe av_color_range_from_name($0) } ?? 0))
    }

    /// A code that FFmpeg found for a name; "unspecified", which is 2 in all three lists, where it found none.
    private static func code(_ found: Int32?) -> UInt32 { found.flatMap { UInt32(exactly: $0) } ?? 2 }

    private static func name(_ text: UnsafePointer<CChar>?) -> String? {
        guard let text = unsafe text else { return nil }
        let name = unsafe String(cString: text)
        return name == "unknown" || name == "reserved" ? nil : name
    }
}
