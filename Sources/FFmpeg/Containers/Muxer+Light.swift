import CFFmpeg
public import MediaTypes

extension Muxer {
    /// Lets the container tell the light of a stream of pictures of high dynamic range; before the header is written.
    ///
    /// MP4, MOV, Matroska and WebM tell it. Of a display of which not everything is known nothing is told. Wraps
    /// `AV_PKT_DATA_MASTERING_DISPLAY_METADATA` and `AV_PKT_DATA_CONTENT_LIGHT_LEVEL`.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public mutating func setLight(
        of index: Int, _ display: MasteringDisplay?, _ light: ContentLight?
    ) throws(FFmpegError) {
        guard let stream = unsafe context.pointer.pointee.streams[index] else { return }
        if let display = display.flatMap(AVMasteringDisplayMetadata.init) {
            try unsafe Self.set(AV_PKT_DATA_MASTERING_DISPLAY_METADATA, display, of: stream)
        }
        if let light {
            let value = AVContentLightMetadata(
                MaxCLL: UInt32(clamping: light.maximum), MaxFALL: UInt32(clamping: light.maximumAverage))
            try unsafe Self.set(AV_PKT_DATA_CONTENT_LIGHT_LEVEL, value, of: stream)
        }
    }

    private static func set<Value>(
        _ type: AVPacketSideDataType, _ value: Value, of stream: UnsafeMutablePointer<AVStream>
    ) throws(FFmpegError) {
        try check("av_stream_new_side_data") {
            unsafe withUnsafeBytes(of: value) { bytes in
                unsafe CFFmpeg_set_side_data(stream, type, bytes.baseAddress, bytes.count)
            }
        }
    }
}

extension AVMasteringDisplayMetadata {
    /// What is known of a display, in SMPTE ST 2086's steps; `nil` unless all of it is.
    fileprivate init?(_ display: MasteringDisplay) {
        guard let red = display.red, let green = display.green, let blue = display.blue, let white = display.white,
            let least = display.minimumLuminance, let most = display.maximumLuminance
        else { return nil }
        self.init()
        display_primaries = (Self.place(red), Self.place(green), Self.place(blue))
        white_point = Self.place(white)
        min_luminance = Self.fraction(least, of: 10_000)
        max_luminance = Self.fraction(most, of: 10_000)
        has_primaries = 1
        has_luminance = 1
    }

    private static func place(_ place: MasteringDisplay.Chromaticity) -> (AVRational, AVRational) {
        (fraction(place.x, of: 50_000), fraction(place.y, of: 50_000))
    }

    private static func fraction(_ value: Double, of steps: Int32) -> AVRational {
        let count = min(max(0, (value * Double(steps)).rounded()), Double(Int32.max))
        return AVRational(num: count.isNaN ? 0 : Int32(count), den: steps)
    }
}
