import Foundation
import JSON
import Testing

/// An errand in a folder of its own: run, disturbed, run again, and judged in the end.
final class Trial {
    /// Where it happens.
    let scratch: Scratch
    /// What happened, for whoever wants to know how a failure came about.
    private(set) var story: [String] = []
    /// What wasn't as it has to be.
    private(set) var complaints: [String] = []
    /// Which of the rounds it is.
    let number: Int
    private let errand: Errand
    private var sessions: [Session] = []
    private var committed: Set<String> = []

    /// Prepares the folder.
    init(_ errand: Errand, number: Int) throws {
        self.errand = errand
        self.number = number
        scratch = try Scratch()
        try scratch.write(errand.pipeline.replacing("NUMBER", with: "\(Errand.mark(of: number))"), to: "errand.json")
        for (name, text) in errand.files { try scratch.write(text, to: name) }
        for name in errand.fixtures { try scratch.copy(fixture: name, to: "in/" + name) }
    }

    // MARK: Running

    /// Starts a run.
    func start(adding variables: [String: String] = [:]) throws -> Session {
        try start(["run"] + errand.arguments, adding: variables)
    }

    /// Starts the command.
    func start(_ arguments: [String], adding variables: [String: String] = [:]) throws -> Session {
        let session = try Session(
            arguments, in: scratch.url, environment: errand.environment.merging(variables) { $1 },
            saying: "said-\(sessions.count + 1)")
        sessions.append(session)
        return session
    }

    /// Runs to the end.
    @discardableResult
    func run(mayEndIn statuses: Set<Int32> = [0]) async throws -> Command.Outcome {
        let outcome = await (try start()).outcome()
        take(outcome, "undisturbed", mayEndIn: statuses)
        return outcome
    }

    /// Runs, does something when a moment of the run has come, and waits for its end.
    ///
    /// A run that ends before its moment has to end well.
    ///
    /// - Returns: how it ended, and whether the moment came.
    @discardableResult
    func run(
        until moment: Moment, mayEndIn statuses: Set<Int32>, _ what: String,
        _ act: @escaping @Sendable (Session) -> Void
    ) async throws -> (outcome: Command.Outcome, hasActed: Bool) {
        let session = try start()
        let errand = errand
        let hasActed = await onThread {
            var lookout = Lookout(session, errand)
            let hasCome = lookout.wait(for: moment)
            if hasCome { act(session) }
            return hasCome
        }
        let outcome = await session.outcome()
        take(outcome, "\(moment): \(hasActed ? what : "nothing")", mayEndIn: hasActed ? statuses : [0])
        return (outcome, hasActed)
    }

    /// Runs and kills; returns whether there was still something to kill.
    func run(killing victim: Session.Victim, at moment: Moment) async throws -> Bool {
        let run = try await run(until: moment, mayEndIn: [-SIGKILL, 0], "killed \(victim)") { $0.kill(victim) }
        return run.outcome.status == -SIGKILL
    }

    /// Runs up to a call, whose number may be too high; returns whether it came to it.
    func run(upTo call: FatalCall) async throws -> Bool {
        let outcome = await (try start(adding: call.environment)).outcome()
        take(outcome, "\(call)", mayEndIn: [0, -SIGKILL])
        return outcome.status == -SIGKILL
    }

    /// Runs to the end, and counts the calls that a run can be killed at.
    func runCountingCalls() async throws -> Int {
        let file = scratch.url.appending(path: "calls")
        take(await (try start(adding: FatalCall.counting(into: file))).outcome(), "counted", mayEndIn: [0])
        let text = try String(contentsOf: file, encoding: .utf8)
        return try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    /// Lets something happen to the folder that loses work and nothing else.
    func suffer(_ accident: Accident, using numbers: inout some RandomNumberGenerator) throws {
        let manager = FileManager.default
        let state = scratch.url.appending(path: ".dailies")
        switch accident {
        case .journalLost:
            try? manager.removeItem(at: state.appending(path: "journal.sqlite"))
        case .workLost:
            for name in ["journal.sqlite", "store"] { try? manager.removeItem(at: state.appending(path: name)) }
        case .storeDamaged:
            let paths = scratch.files(below: ".dailies/store")
            guard let path = paths.randomElement(using: &numbers) else { return }
            let file = state.appending(path: "store/\(path)").path
            try manager.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
            #expect(unsafe truncate(file, Int.random(in: 0...200, using: &numbers)) == 0)
        case .outputLost:
            try? manager.removeItem(at: scratch.url.appending(path: "out"))
        }
        if accident != .outputLost { committed = [] }
        story.append("\(accident)")
    }

    // MARK: Judging

    /// Runs to the end, and once more, when nothing is left to do; then the folder is judged.
    ///
    /// Of the runs that may be needed to finish all but the last may fail.
    @discardableResult
    func finish(tries: Int = 1) async throws -> [String: String] {
        for rest in (0..<tries).reversed() {
            guard try await run(mayEndIn: rest > 0 ? [0, 3, 5] : [0]).status != 0 else { break }
        }
        let idle = try await run()
        if idle.output.contains("\"event\":\"started\"") { complain("a run with nothing to do did something") }
        return try await judge()
    }

    /// Judges the folder as it is.
    @discardableResult
    func judge() async throws -> [String: String] {
        await waitForProcesses()
        let judge = try await StateJudge(scratch.url)
        complaints += judge.complaints
        return judge.published
    }

    /// Notes what isn't right.
    func complain(_ complaint: String) { complaints.append(complaint) }

    /// Takes in how a run ended: what was committed before mustn't have been started again.
    func take(_ outcome: Command.Outcome, _ what: String, mayEndIn statuses: Set<Int32>) {
        story.append("\(what) → \(outcome.status)")
        if !statuses.contains(outcome.status) { complain("\(what) ended with \(outcome.status): \(outcome.errors)") }
        let events = outcome.lines.compactMap { try? JSONReader.read($0).value }
        let again = committed.intersection(Self.jobs(of: events, in: "started"))
        if !again.isEmpty { complain("\(what) did again what was committed: \(again.sorted())") }
        committed.formUnion(Self.jobs(of: events, in: "committed"))
    }

    private static func jobs(of events: [JSONValue], in name: String) -> Set<String> {
        Set(
            events.filter { $0["event"]?.string == name }.compactMap { event in
                event["job"].map { "\($0["stage"]?.string ?? "")@\($0["item"]?.string ?? "")" }
            })
    }

    /// What a killed command started ends by itself, within seconds.
    private func waitForProcesses() async {
        let rest = await onThread { [sessions] in
            let start = ContinuousClock.now
            while true {
                let rest = sessions.flatMap(\.processes)
                if rest.isEmpty || ContinuousClock.now - start > .seconds(15) { return rest }
                usleep(5_000)
            }
        }
        if !rest.isEmpty { complain("processes are left: \(Set(rest).sorted())") }
        for process in rest { kill(process, SIGKILL) }
    }
}
