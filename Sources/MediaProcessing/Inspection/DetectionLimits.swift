/// From where on something is a finding: the thresholds that FFmpeg's filters are given.
enum DetectionLimits {
    /// A picture is black if this part of its pixels is black: `blackdetect`'s `pic_th`, its default.
    static let blackPixels = 0.98
    /// A pixel is black up to this part of the range of luma: `blackdetect`'s `pix_th`, its default.
    static let blackLuma = 0.1
    /// Black is told from this many seconds on.
    static let black = 0.1
    /// Pictures are equal if they differ by less than this part of the range on average: `freezedetect`'s `n`, its default.
    static let frozenDifference = 0.001
    /// Frozen pictures are told from this many seconds on.
    static let frozen = 0.5
    /// Sound is silent below this part of full scale, -60 dB: `silencedetect`'s `n`, its default.
    static let silence = 0.001
    /// Silence is told from this many seconds on.
    static let silent = 0.5
    /// A channel is clipped if so many samples in a row are at full scale.
    static let clippedSamples = 3
    /// Clipped samples that are no further apart than this many seconds are one stretch.
    static let clippedDistance = 0.1
    /// Sound that ends this many seconds before the pictures is short.
    static let shortSound = 0.1
    /// A source whose real length differs from what it says by more than this many seconds, or two pictures, is told.
    static let length = 0.1

    /// The filters for pictures.
    static let pictureChain =
        "blackdetect=d=0:pic_th=\(blackPixels):pix_th=\(blackLuma),freezedetect=n=\(frozenDifference):d=\(frozen)"
    /// The filters for sound.
    static let soundChain = "silencedetect=n=\(silence):d=\(silent),ebur128=metadata=1:peak=true"
}
