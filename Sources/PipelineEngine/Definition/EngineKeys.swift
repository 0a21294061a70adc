import JSON

/// The keys of a stage's object that are the engine's and not the stage's.
public enum EngineKeys {
    /// What there is to know of them, in the order of the reference.
    ///
    /// - Parameters:
    ///   - kinds: the words that may follow `stage`.
    ///   - flow: how items pass through the stage, which decides whether it reads another one.
    ///   - publishes: whether the stage publishes, which decides whether its files can be named.
    /// - Returns: the keys that a stage of this flow may have.
    public static func descriptions(kinds: [String], flow: StageFlow, publishes: Bool) -> [FieldDescription] {
        var keys = [
            FieldDescription(
                name: "stage", summary: "The kind of stage.", shape: .choice(kinds), isRequired: true,
                takesReferences: false)
        ]
        switch flow {
        case .finds, .makes: break
        case .each, .gates:
            keys.append(
                FieldDescription(
                    name: "from", summary: "The stage whose items this one reads.",
                    shape: .either([.text, .list(.text)]), isRequired: true, takesReferences: false))
        }
        keys += [
            FieldDescription(
                name: "preset", summary: "Settings by name; what is set beside it overrides them.", shape: .text),
            FieldDescription(
                name: "when",
                summary: "A condition on facts, such as probe.duration >= 3; what doesn't meet it is left out here.",
                shape: .text, takesReferences: false),
            FieldDescription(
                name: "matrix",
                summary: "Lists of values by name; the stage does its work for every combination, as ${matrix.name}.",
                shape: .object, takesReferences: false),
            FieldDescription(
                name: "onError", summary: "What happens to the rest of a run when one of its jobs fails.",
                shape: .choice(of: ErrorPolicy.self), defaultValue: .string(ErrorPolicy.fail.rawValue),
                takesReferences: false),
            FieldDescription(
                name: "retry",
                summary:
                    "How often a job is tried again when a network or another machine failed; nothing else is tried again.",
                shape: .integer(retries), defaultValue: .int(defaultRetries), takesReferences: false),
        ]
        if publishes {
            keys.append(
                FieldDescription(
                    name: "output",
                    summary: "What the files are called below the output folder, without their extension.",
                    shape: .text, defaultValue: "${item.name}/NAME"))
        }
        return keys
    }

    /// How often a job may be tried again.
    static let retries = 0...20

    /// How often a job is tried again where nothing is said.
    static let defaultRetries = 3

    /// Those that say where a stage stands in its pipeline; a preset has none of them.
    static let wiring = ["from", "preset", "when", "matrix", "onError", "retry", "output"]

    /// What they are called elsewhere.
    static let otherNames = [
        "type": "stage", "kind": "stage", "uses": "stage", "action": "stage",
        "source": "from", "input": "from", "needs": "from", "after": "from", "dependsOn": "from",
        "depends_on": "from", "parent": "from", "upstream": "from",
        "retries": "retry", "attempts": "retry", "maxRetries": "retry", "if": "when", "condition": "when",
        "template": "preset", "profile": "preset",
    ]

    /// The member of a stage's object that is meant as one of these keys: that of its name, or a misspelt one.
    static func member(_ key: String, of node: JSONNode) -> JSONNode.Member? {
        node.member(key)
            ?? node.members?.first { member in
                !names.contains(member.name)
                    && (otherNames[member.name] ?? NearestName.find(member.name, among: names)) == key
            }
    }

    /// The names of all of them.
    static let names = ["stage", "from", "preset", "when", "matrix", "onError", "retry", "output"]
}
