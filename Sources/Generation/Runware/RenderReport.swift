/// What the server tells about the clips of one task.
public struct RenderReport: Hashable, Sendable {
    /// The clips that are there, in the server's order.
    public let results: [GenerationResult]
    /// Why others won't be.
    public let failures: [RunwareError]
    /// How many are still being rendered.
    public let pending: Int
    /// How many are said to be there without an address.
    public let withoutURL: Int
    /// How far the render is in percent, if the server says.
    public let percent: Int?
    private let isWholeTaskFailed: Bool

    /// Sums up the elements and errors of an answer that are about one task.
    ///
    /// - Parameters:
    ///   - items: The elements.
    ///   - errors: The errors beside them, each a verdict on the render.
    init(_ items: [RunwareItem], errors: [RunwareError]) {
        var results: [GenerationResult] = []
        var failures: [RunwareError] = []
        var percents: [Int?] = []
        for item in items {
            switch item.state {
            case .done(let result): results.append(result)
            case .failed(let error): failures.append(error)
            case .rendering(let percent): percents.append(percent)
            case .doneWithoutURL: break
            }
        }
        self.results = results
        self.failures = failures + errors
        pending = percents.count
        withoutURL = items.count - results.count - failures.count - percents.count
        percent = percents.compactMap { $0 }.min()
        isWholeTaskFailed = !errors.isEmpty
    }

    /// Whether nothing more will come of a task that was to make so many clips.
    ///
    /// A clip without an address isn't settled: the address may come with the next answer.
    func isSettled(expecting count: Int) -> Bool {
        guard pending == 0, withoutURL == 0 else { return false }
        return isWholeTaskFailed || results.count + failures.count >= count
    }
}
