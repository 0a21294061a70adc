import MediaTypes

extension StreamInfo {
    /// In which ways the colour tags of a stream of pictures contradict its size, its pixels, or each other.
    ///
    /// What isn't said contradicts nothing. BT.709 in a small picture is right: generated clips and most of the web are so.
    var colorContradictions: [String] {
        // JFIF has one matrix for all sizes.
        guard let video, !isAttachedPicture, codec != .mjpeg else { return [] }
        let color = video.color
        let format = video.pixelFormat?.rawValue ?? ""
        let isHDR = color.transfer == "smpte2084" || color.transfer == "arib-std-b67"
        let lines = min(video.resolution.width, video.resolution.height)
        let rules: [(Bool, String)] = [
            (
                lines >= 720 && Self.standardDefinition.contains(color.matrix ?? ""),
                "its matrix is \(color.matrix ?? ""), of standard definition, and its size is \(video.resolution)"
            ),
            (
                isHDR && color.primaries.map { !Self.widePrimaries.contains($0) } ?? false,
                "its transfer is \(color.transfer ?? ""), of high dynamic range, and its primaries are \(color.primaries ?? "")"
            ),
            (isHDR && Self.isEightBit(format), "its transfer is \(color.transfer ?? "") and it has 8 bits (\(format))"),
            (
                color.primaries == "bt709" && color.matrix.map { $0.hasPrefix("bt2020") } ?? false,
                "its primaries are bt709 and its matrix is \(color.matrix ?? "")"
            ),
            (
                color.primaries == "bt2020" && color.matrix == "bt709",
                "its primaries are bt2020 and its matrix is bt709"
            ),
            (color.matrix == "gbr" && format.hasPrefix("yuv"), "its matrix is gbr and its pixels are \(format)"),
            (
                color.range == "tv" && format.hasPrefix("yuvj"),
                "its range is tv and its pixels are \(format), of full range"
            ),
        ]
        return rules.filter(\.0).map(\.1)
    }

    private static let widePrimaries: Set<String> = ["bt2020", "smpte431", "smpte432"]
    private static let standardDefinition: Set<String> = ["smpte170m", "bt470bg", "fcc"]

    private static func isEightBit(_ format: String) -> Bool {
        ["yuv420p", "yuvj420p", "yuv422p", "yuvj422p", "yuv444p", "yuvj444p", "nv12"].contains(format)
    }
}
