import MediaTypes

/// What a result costs, by the model's published prices.
///
/// A second of 480p is $0.05 and of 720p $0.07; a picture as input adds $0.002, a video $0.01 a second.
enum PriceList {
    /// The price of one result.
    static func price(ofOne request: VideoRequest) -> Price {
        let second = perSecond(request.resolution) + (request.hasVideo ? Price(micros: 10_000) : .zero)
        return second * request.seconds + (request.hasImage ? Price(micros: 2_000) : .zero)
    }

    private static func perSecond(_ resolution: Resolution) -> Price {
        min(resolution.width, resolution.height) > 480 ? Price(micros: 70_000) : Price(micros: 50_000)
    }
}
