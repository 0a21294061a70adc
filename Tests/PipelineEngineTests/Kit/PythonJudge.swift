import Foundation
import JSON
import Testing

@testable import PipelineEngine

/// Asks Python, which has a language of its own for conditions, what they are worth.
enum PythonJudge {
    /// Each line is a dictionary of facts and an expression, with a tab between them; each answer is `True` or `False`.
    private static let script = """
        import sys
        from decimal import Decimal
        for line in sys.stdin.buffer.read().decode().splitlines():
            facts, expression = line.split("\\t")
            print(eval(expression, {"Decimal": Decimal, "fact": eval(facts)}))
        """

    /// The values of conditions for facts, all by one process.
    static func values(_ cases: [(node: ConditionNode, facts: [String: JSONValue])]) throws -> [String] {
        let lines = cases.map { facts(of: $0.facts) + "\t" + $0.node.python + "\n" }
        let (process, input, output) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // Python reads everything before it answers, so neither waits for the other.
        try input.fileHandleForWriting.write(contentsOf: Data(lines.joined().utf8))
        try input.fileHandleForWriting.close()
        let answers = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: answers, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static func facts(of facts: [String: JSONValue]) -> String {
        "{" + facts.map { "'\($0)': \($1.python)" }.joined(separator: ", ") + "}"
    }
}

extension ConditionNode {
    /// The condition as a Python expression, with parentheses around every part.
    fileprivate var python: String {
        switch self {
        case .operand(let operand): operand.python
        case .exists(let name): "('\(name)' in fact)"
        case .comparison(let left, let comparison, let right):
            "(\(left.python) \(comparison.rawValue) \(right.python))"
        case .membership(let operand, let elements):
            "(\(operand.python) in [\(elements.map(\.python).joined(separator: ", "))])"
        case .not(let node): "(not \(node.python))"
        case .joined(let connective, let parts):
            "(" + parts.map(\.python).joined(separator: " \(connective.rawValue) ") + ")"
        }
    }
}

extension ConditionNode.Operand {
    fileprivate var python: String {
        switch self {
        case .name(let name): "fact['\(name)']"
        case .value(let value): value.python
        }
    }
}

extension JSONValue {
    /// The value as Python writes it; its strings may be written as JSON's.
    fileprivate var python: String {
        switch self {
        case .bool(let value): value ? "True" : "False"
        case .number(let number): "Decimal('\(number.literal)')"
        default: JSONWriter.write(self)
        }
    }
}
