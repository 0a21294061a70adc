import MediaTypes

/// The sizes a poster is made in.
enum PosterSizes {
    /// The sizes for the widths asked for, each keeping the picture's shape.
    ///
    /// A width beyond the picture's becomes the picture's; of equal ones the first stays.
    static func sizes(widths: [Int], of picture: Resolution) -> [Resolution] {
        var sizes: [Resolution] = []
        for width in widths {
            let width = min(width, picture.width)
            let height = (Double(picture.height) * Double(width) / Double(picture.width)).rounded()
            let size = Resolution(width: width, height: max(1, Int(height)))
            if !sizes.contains(size) { sizes.append(size) }
        }
        return sizes
    }
}
