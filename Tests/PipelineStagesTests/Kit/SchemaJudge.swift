import Foundation
import JSON

/// Python's `jsonschema`, which knows nothing of our declarations, as the judge of our schema.
enum SchemaJudge {
    /// What the judge has against a file.
    struct Objection: Hashable, Decodable, CustomStringConvertible {
        /// Where in the file, as a JSON pointer.
        let pointer: String
        let message: String

        var description: String { "\(pointer): \(message)" }
    }

    /// What is said when the judge itself can't be asked.
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    /// What is wrong with each of some files under one schema; one process reads them all.
    static func objections(to files: [String], under schema: JSONValue) throws -> [[Objection]] {
        try ask(["schemas": [schema], "cases": .array(files.map { ["schema": 0, "text": .string($0)] })])
    }

    /// Whether each of some values is accepted by the schema beside it.
    static func verdicts(on pairs: [(value: JSONValue, schema: JSONValue)]) throws -> [Bool] {
        let cases = pairs.enumerated().map { index, pair -> JSONValue in
            ["schema": .int(index), "text": .string(JSONWriter.write(pair.value))]
        }
        return try ask(["schemas": .array(pairs.map(\.schema)), "cases": .array(cases)]).map(\.isEmpty)
    }

    /// Every schema is itself judged by the schema of its draft before it is used.
    private static let script = """
        import json, sys
        from jsonschema import Draft202012Validator
        asked = json.load(open(sys.argv[1], encoding="utf-8"))
        validators = []
        for schema in asked["schemas"]:
            Draft202012Validator.check_schema(schema)
            validators.append(Draft202012Validator(schema))
        def pointer(path):
            return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)
        def judged(case):
            errors = validators[case["schema"]].iter_errors(json.loads(case["text"]))
            return [{"pointer": pointer(e.absolute_path), "message": e.message} for e in errors]
        json.dump([judged(case) for case in asked["cases"]], sys.stdout)
        """

    private static func ask(_ question: JSONValue) throws -> [[Objection]] {
        let file = FileManager.default.temporaryDirectory.appending(path: "judge-\(UUID().uuidString).json")
        try Data(JSONWriter.write(question).utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", script, file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failed(description: "python3 with jsonschema failed; 'Scripts/setup tests' installs it")
        }
        return try JSONDecoder().decode([[Objection]].self, from: answer)
    }
}
