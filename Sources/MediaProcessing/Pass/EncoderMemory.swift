import MediaTypes

extension MediaPass.Work {
    /// How many bytes the encoder of pictures takes for a source like this, by estimate; 0 for what has none.
    func encoderBytes(for source: MediaInfo) -> Int {
        guard case .transcode(let transcode) = self, let video = source.firstVideo?.video else { return 0 }
        return transcode.video.codec.encoderBytes(for: PicturePlan(video, for: transcode.video).resolution)
    }
}

extension Transcode.VideoCodec {
    /// How many bytes its encoder takes for pictures of a size, by estimate: so many pictures of 4:2:0 in 8 bits.
    ///
    /// Measured as the peak memory of `ffmpeg` encoding 60 pictures of 3840x2160 on four threads, less that of passing them
    /// on (FFmpeg 5.1): x264 127 pictures at `medium` and 151 at `slow`, x265 105, libvpx 76, SVT-AV1 162.
    fileprivate func encoderBytes(for size: Resolution) -> Int {
        let picture = size.pixelCount * 3 / 2
        return switch self {
        case .h264: 150 * picture
        case .hevc: 105 * picture
        case .vp9: 76 * picture
        case .av1: 162 * picture
        }
    }
}
