/// A moving picture.
protocol Scene: Sendable {
    /// Paints what doesn't move; it is painted once and lies under every frame.
    func paintBackdrop(on canvas: inout Canvas)

    /// Paints what moves, as it is `time` seconds after the start, onto a copy of the backdrop.
    func paint(on canvas: inout Canvas, at time: Float)
}
