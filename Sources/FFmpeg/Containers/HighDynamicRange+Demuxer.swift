import CFFmpeg
import MediaTypes

extension MasteringDisplay {
    /// What a stream's side data says; `nil` if nothing.
    ///
    /// Wraps `AVMasteringDisplayMetadata`.
    init?(_ stream: UnsafeMutablePointer<AVStream>) {
        guard let data = unsafe CFFmpeg_mastering_display(stream)?.pointee else { return nil }
        self.init(data)
    }

    init(_ data: AVMasteringDisplayMetadata) {
        self.init()
        if data.has_primaries != 0 {
            red = Chromaticity(data.display_primaries.0)
            green = Chromaticity(data.display_primaries.1)
            blue = Chromaticity(data.display_primaries.2)
            white = Chromaticity(data.white_point)
        }
        if data.has_luminance != 0 {
            minimumLuminance = Rational(data.min_luminance)?.value ?? 0
            maximumLuminance = Rational(data.max_luminance)?.value ?? 0
        }
    }
}

extension MasteringDisplay.Chromaticity {
    fileprivate init(_ pair: (AVRational, AVRational)) {
        self.init(x: Rational(pair.0)?.value ?? 0, y: Rational(pair.1)?.value ?? 0)
    }
}

extension ContentLight {
    /// What a stream's side data says; `nil` if nothing.
    ///
    /// Wraps `AVContentLightMetadata`.
    init?(_ stream: UnsafeMutablePointer<AVStream>) {
        guard let data = unsafe CFFmpeg_content_light(stream)?.pointee else { return nil }
        self.init(data)
    }

    init(_ data: AVContentLightMetadata) {
        self.init(maximum: Int(data.MaxCLL), maximumAverage: Int(data.MaxFALL))
    }
}

extension DolbyVision {
    /// What a stream's side data says; `nil` if nothing.
    ///
    /// Wraps `AVDOVIDecoderConfigurationRecord`.
    init?(_ stream: UnsafeMutablePointer<AVStream>) {
        guard let data = unsafe CFFmpeg_dolby_vision(stream)?.pointee else { return nil }
        self.init(
            profile: Int(data.dv_profile), level: Int(data.dv_level),
            baseCompatibility: Int(data.dv_bl_signal_compatibility_id), hasEnhancementLayer: data.el_present_flag != 0)
    }
}
