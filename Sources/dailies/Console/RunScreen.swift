import PipelineEngine
import Synchronization

/// Shows a run as it goes on: bars on a terminal, plain lines elsewhere, events for programs.
final class RunScreen: Sendable {
    fileprivate struct State {
        var progress: RunProgress
        var shownLines = 0
        var lastDraw = ContinuousClock.now - .seconds(1)
        var toldFractions: [JobID: Double] = [:]
    }

    private let state: Mutex<State>
    private let isTerminal: Bool
    private let writesEvents: Bool

    init(json: Bool) {
        isTerminal = Console.isTerminal
        writesEvents = json
        state = Mutex(State(progress: RunProgress(paint: Paint(isOn: Console.hasColor))))
    }

    /// Shows an event.
    func show(_ event: RunEvent) {
        state.withLock { state in
            if writesEvents, state.isWorthTelling(event), let line = event.json { Console.print(line) }
            let lines = state.progress.take(event)
            if isTerminal { draw(&state, lines, event) } else { for line in lines { Console.say(line) } }
        }
    }

    private func draw(_ state: inout State, _ lines: [String], _ event: RunEvent) {
        let now = ContinuousClock.now
        if case .progressed = event, now - state.lastDraw < .milliseconds(80) { return }
        state.lastDraw = now
        var text = state.shownLines > 0 ? "\u{1B}[\(state.shownLines)A\u{1B}[J" : ""
        for line in lines { text += line + "\n" }
        var status: [String] = []
        if case .ended = event {} else { status = state.progress.status(width: Console.width, height: 8) }
        for line in status { text += line + "\n" }
        state.shownLines = status.count
        Console.sayRaw(text)
    }
}

extension RunScreen.State {
    /// Whether programs are told of an event: of progress only where a job is a hundredth further than they know.
    fileprivate mutating func isWorthTelling(_ event: RunEvent) -> Bool {
        guard case .progressed(let job, let fraction) = event else { return true }
        guard fraction - (toldFractions[job] ?? 0) >= 0.01 else { return false }
        toldFractions[job] = fraction
        return true
    }
}
