import PipelineEngine
import Synchronization

/// Shows a run as it goes on: bars on a terminal, plain lines elsewhere, events for programs.
final class RunScreen: Sendable {
    private struct State {
        var progress: RunProgress
        var told = ToldEvents()
        var block = TerminalBlock()
        /// Lines that are to stay and aren't written yet.
        var lines: [String] = []
        var hasNews = false
        var lastWritten = Duration.zero
        var lastUpdate = Duration.zero
        var width = 0
    }

    /// How often the bars are drawn at most.
    private static let interval = Duration.milliseconds(100)
    /// How often they are drawn when nothing happens, because times go on.
    private static let longestInterval = Duration.seconds(1)
    /// After how long without a chance to draw the process was perhaps stopped.
    private static let longestPause = Duration.milliseconds(500)
    /// How long nothing is said where there are no bars.
    private static let longestSilence = Duration.seconds(30)

    private let state: Mutex<State>
    private let began = ContinuousClock.now
    private let hasBars: Bool
    private let writesEvents: Bool

    init(json: Bool) {
        hasBars = Console.hasBars && !(json && Console.isOutputTerminal)
        writesEvents = json
        state = Mutex(State(progress: RunProgress(paint: Paint(isOn: Console.hasColor))))
    }

    /// Shows an event.
    func show(_ event: RunEvent) {
        state.withLock { state in
            if writesEvents { for told in state.told.take(event) { if let line = told.json { Console.print(line) } } }
            stay(state.progress.take(event, at: now), &state)
        }
    }

    /// Shows that somebody asks for the run to end.
    func interrupt() { state.withLock { state in stay(state.progress.interrupt(), &state) } }

    /// Draws anew on a screen that other programs wrote on in the meantime.
    func resume() {
        state.withLock { state in
            state.block.forget()
            state.hasNews = true
        }
    }

    /// Keeps the screen up to date while `work` goes on; afterwards nothing is left of the bars.
    func follow<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while true {
                    try await Task.sleep(for: Self.interval)
                    self.update()
                }
            }
            defer {
                group.cancelAll()
                state.withLock { state in draw([], &state) }
            }
            return try await work()
        }
    }

    private var now: Duration { ContinuousClock.now - began }

    /// Takes lines that are to stay; the bars are drawn below them when it is time.
    private func stay(_ lines: [String], _ state: inout State) {
        state.hasNews = true
        guard !hasBars else { return state.lines += lines }
        for line in lines { Console.say(line) }
        if !lines.isEmpty { state.lastWritten = now }
    }

    private func update() {
        state.withLock { state in
            // After Ctrl-Z and 'fg' this may come before the signal that says so, and the screen is another one.
            let pause = now - state.lastUpdate
            state.lastUpdate = now
            guard pause < Self.longestPause else { return }
            let silence = now - state.lastWritten
            if hasBars {
                let isDue = state.hasNews || silence >= Self.longestInterval || state.width != Console.width
                guard isDue else { return }
                let height = min(12, Console.height - 1)
                draw(state.progress.status(width: Console.width, height: height, at: now), &state)
            } else if silence >= Self.longestSilence, state.progress.total > 0 {
                stay([state.progress.sentence(at: now)], &state)
            }
        }
    }

    private func draw(_ status: [String], _ state: inout State) {
        guard hasBars, !(status.isEmpty && state.lines.isEmpty && state.block.isEmpty) else { return }
        state.width = Console.width
        Console.sayRaw(state.block.draw(state.lines, status, columns: state.width))
        state.lines = []
        state.hasNews = false
        state.lastWritten = now
    }
}
