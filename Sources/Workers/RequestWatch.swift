/// Judges how a worker deals with a request: by what it says, and by the time that goes by.
///
/// It decides and does nothing: it reads no clock and ends no process.
struct RequestWatch<Event: Codable & Sendable>: Sendable {
    /// What is to be done next.
    enum Step: Sendable {
        case goOn
        /// The event is to be handed on.
        case deliver(Event)
        /// The request is dealt with.
        case done
        /// The worker is to be stopped.
        case stop(WorkerEnd)
    }

    /// Whether the worker has read the request.
    private(set) var isAccepted = false
    /// How many bytes the worker had mapped when it last said so.
    private(set) var mapped = 0
    private let id: Int
    private let limits: WorkerLimits
    private let began: ContinuousClock.Instant
    private var lastMove: ContinuousClock.Instant
    private var moved = 0
    private var answered = 0
    private var cancelled: ContinuousClock.Instant?

    init(_ id: Int, _ limits: WorkerLimits, at now: ContinuousClock.Instant) {
        self.id = id
        self.limits = limits
        began = now
        lastMove = now
    }

    /// Hears what the worker says, and how many bytes that took.
    mutating func hear(_ report: WorkerReport<Event>, bytes: Int, at now: ContinuousClock.Instant) -> Step {
        answered += bytes
        guard answered <= limits.answerBytes else {
            return .stop(.invalidAnswer("it is longer than \(limits.answerBytes) bytes"))
        }
        switch report {
        case .accepted(id):
            isAccepted = true
            lastMove = now
        case .beat(id, let moved, let mapped):
            if moved > self.moved { lastMove = now }
            self.moved = max(self.moved, moved)
            self.mapped = mapped
        case .event(id, let event):
            lastMove = now
            return .deliver(event)
        case .ended(id, let mapped):
            self.mapped = mapped
            return .done
        case .hello, .accepted, .beat, .event, .ended:
            return .stop(.invalidAnswer("it is about another request"))
        }
        return .goOn
    }

    /// Why the worker is to be stopped now; `nil` if it isn't.
    func end(at now: ContinuousClock.Instant) -> WorkerEnd? {
        if let cancelled, now - cancelled >= limits.grace { return .cancelled }
        if now - began >= limits.wallTime { return .wallTime(limit: limits.wallTime) }
        return now - lastMove >= limits.stillness ? .still(limit: limits.stillness) : nil
    }

    /// Notes that the worker was told to stop.
    mutating func cancel(at now: ContinuousClock.Instant) { cancelled = cancelled ?? now }

    /// Whether the worker was told to stop.
    var isCancelled: Bool { cancelled != nil }
}
