import Testing

@testable import dailies

@Suite("Lines that are drawn again")
struct TerminalBlockTests {
    private var block = TerminalBlock()
    private var screen = TerminalModel(columns: 40)

    private mutating func draw(_ lines: [String], _ status: [String], columns: Int = 40) {
        screen.write(block.draw(lines, status, columns: columns))
    }

    @Test("what stays stands above, and the block is drawn in its own place")
    mutating func redrawn() {
        draw([], ["a 10 %", "all"])
        draw(["done"], ["b 20 %", "c 1 %", "all"])
        #expect(screen.lines == ["done", "b 20 %", "c 1 %", "all"])
        draw(["more"], [])
        #expect(screen.lines == ["done", "more"])
        #expect(screen.isAtLineStart && block.isEmpty)
    }

    @Test("what a terminal echoes for keys goes with the block")
    mutating func echoed() {
        draw([], ["a 10 %"])
        screen.write("^C")
        draw(["stopping"], ["a 20 %"])
        #expect(screen.lines == ["stopping", "a 20 %"])
        screen.write("^C")
        draw([], [])
        #expect(screen.lines == ["stopping"])
    }

    @Test("a screen that others wrote on keeps what they wrote")
    mutating func resumed() {
        draw([], ["a 10 %"])
        screen.write("[1]+ Stopped\n$ fg\n")
        block.forget()
        draw([], ["a 20 %"])
        #expect(screen.lines == ["a 10 %", "[1]+ Stopped", "$ fg", "a 20 %"])
    }

    @Test("lines that a narrower terminal broke in two are erased whole")
    mutating func narrowed() {
        _ = block.draw([], [String(repeating: "x", count: 39), "all"], columns: 40)
        #expect(block.draw([], ["all"], columns: 20) == "\r\u{1B}[3A\u{1B}[Jall\n")
    }
}
