/// A place on a canvas, in pixels from its upper left corner.
struct Point: Hashable, Sendable {
    /// Pixels to the right.
    var x: Float
    /// Pixels down.
    var y: Float

    /// A place.
    init(_ x: Float, _ y: Float) {
        self.x = x
        self.y = y
    }

    static func + (left: Point, right: Point) -> Point { Point(left.x + right.x, left.y + right.y) }

    static func - (left: Point, right: Point) -> Point { Point(left.x - right.x, left.y - right.y) }
}
