import Foundation
import Testing

@Suite("dailies run, on a terminal", .serialized)
struct RunTerminalTests {
    private static let arguments = ["run", "boats.json", "--sandbox"]
    private static let advice = "Stopped; run the same command again to go on."

    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.write(Boats.pipeline.replacing("\"duration\": 1", with: "\"duration\": 4"), to: "boats.json")
    }

    private func screen(_ text: String) -> TerminalModel {
        var model = TerminalModel(columns: 80)
        model.write(text)
        return model
    }

    @Test("Ctrl-C finishes what runs; the screen is left clean, and its last line says how to go on")
    func interrupted() async throws {
        let outcome = try await PseudoTerminal.run(
            Self.arguments, in: scratch.url, (after: "0 of 5 jobs", do: .type("\u{3}")))
        let screen = screen(outcome.text)
        #expect(outcome.status == 130, "\(outcome.text)")
        #expect(screen.isAtLineStart)
        #expect(
            screen.lines.first == "Finishing what runs, then stopping; Ctrl-C again cancels.", "\(screen.lines)")
        #expect(screen.lines.last == Self.advice)
        #expect(!screen.lines.contains { $0.contains(/[─━%?]|\^C/) }, "\(screen.lines)")
    }

    @Test("SIGTERM and SIGHUP cancel", arguments: [SIGTERM, SIGHUP])
    func ended(signal: Int32) async throws {
        let outcome = try await PseudoTerminal.run(
            Self.arguments, in: scratch.url, (after: "0 of 5 jobs", do: .signal(signal)))
        let screen = screen(outcome.text)
        #expect(outcome.status == 130, "\(outcome.text)")
        #expect(screen.lines.last == Self.advice)
        #expect(!screen.lines.contains { $0.contains(/[─━%?]/) }, "\(screen.lines)")
    }

    @Test("the second Ctrl-C cancels")
    func interruptedTwice() async throws {
        let outcome = try await PseudoTerminal.run(
            Self.arguments, in: scratch.url, (after: "0 of 5 jobs", do: .type("\u{3}")),
            (after: "Ctrl-C again cancels", do: .type("\u{3}")))
        #expect(outcome.status == 130, "\(outcome.text)")
        #expect(screen(outcome.text).lines.last == Self.advice)
    }

    @Test("after it was stopped the bars are drawn anew, and a new width is kept to")
    func stoppedAndResized() async throws {
        let outcome = try await PseudoTerminal.run(
            Self.arguments, in: scratch.url, (after: "0 of 5 jobs", do: .signal(SIGSTOP)),
            (after: "", do: .signal(SIGCONT)), (after: "0 of 5 jobs", do: .resize(columns: 30)),
            (after: "0 of 5", do: .type("")))
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(outcome.parts[2].contains("\r\u{1B}[J"), "drawn over: \(outcome.parts[2])")
        let bars = outcome.parts.last?.split(whereSeparator: \.isNewline).filter { $0.contains("of 5") } ?? []
        #expect(!bars.isEmpty)
        #expect(bars.allSatisfy { screen(String($0)).lines.allSatisfy { $0.count < 30 } }, "\(bars)")
    }

    @Test("a terminal that can't move its cursor gets lines, and NO_COLOR takes the colours away")
    func plain() async throws {
        let dumb = try await PseudoTerminal.run(Self.arguments, in: scratch.url, environment: ["TERM": "dumb"])
        #expect(dumb.status == 0)
        #expect(!dumb.text.contains("\u{1B}"))
        #expect(dumb.text.contains("✓ poster@01\r\n"), "\(dumb.text)")
        let again = try await PseudoTerminal.run(Self.arguments, in: scratch.url)
        #expect(!again.text.contains(/\u{1B}\[\d*m/))
        let colored = try await PseudoTerminal.run(Self.arguments, in: scratch.url, environment: ["NO_COLOR": ""])
        #expect(colored.text.contains(/\u{1B}\[\d+m/))
    }
}
