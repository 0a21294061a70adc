import MediaTypes

extension MediaPass.Work {
    /// How many bytes the encoder of pictures takes for a source like this, by estimate; 0 for what has none.
    func encoderBytes(for source: MediaInfo) -> Int {
        guard case .transcode(let transcode) = self, let video = source.firstVideo?.video else { return 0 }
        return transcode.video.codec.encoderBytes(for: PicturePlan(video, for: transcode.video).resolution)
    }
}

extension Transcode.VideoCodec {
    /// How many bytes its encoder takes for pictures of a size, by estimate.
    fileprivate func encoderBytes(for size: Resolution) -> Int {
        let picture = size.pixelCount * 3 / 2
        return switch self {
        case .h264: 100 * picture
        case .hevc: 100 * picture
        case .vp9: 60 * picture
        case .av1: 150 * picture
        }
    }
}
