public import JSON

/// Whether something is to be done, as a pipeline file says it: `probe.duration >= 3 and exists probe.audio.codec`.
///
/// A condition compares facts and does nothing else, so it has a value whatever the facts are, and takes no longer
/// than reading it does.
///
/// - **Values**: numbers as JSON writes them, strings in single quotes (`''` for a quote inside), `true`, `false`.
/// - **Names** of facts: words joined by dots, such as `probe.duration`. A name that is `true` or `false` may stand alone.
/// - **Comparisons**: `==`, `!=`, `<`, `<=`, `>`, `>=`, and `x in ['h264', 'vp9']`. Both sides have one type. Numbers
///   are compared by value, so that `0.10` is `0.1`; strings by their Unicode scalars, however accents are encoded.
/// - **Joined** by `not`, `and`, `or`, in this order of binding, and parentheses.
/// - **A fact that isn't there**, or is `null`: `exists NAME` is false and so is every comparison with it, `!=` as
///   well; so `not` of the comparison is true. A comparison with a fact of another type than declared is false too.
public struct Condition: Sendable, Hashable {
    let root: ConditionNode

    /// The most Unicode scalars that the text of a condition may have.
    public static var longestText: Int { ConditionLexer.longest }

    /// Reads a condition.
    ///
    /// - Parameters:
    ///   - text: the condition, as in a pipeline file.
    ///   - vocabulary: the names that it may use.
    /// - Throws: ``ConditionIssues`` with the first syntax error, and with every unknown name and every mistaken type
    ///   before it.
    public init(parsing text: String, vocabulary: ConditionVocabulary) throws(ConditionIssues) {
        var parser = ConditionParser(text)
        var issues: [ConditionIssue] = []
        var parsed: ConditionNode?
        do throws(ConditionIssue) { parsed = try parser.parse() } catch { issues.append(error) }
        issues += parser.claims.compactMap(ConditionChecker(vocabulary).issue)
        guard let parsed, issues.isEmpty else { throw ConditionIssues(issues) }
        root = parsed
    }

    init(_ root: ConditionNode) { self.root = root }

    /// The names that the condition uses.
    public var names: Set<String> { root.names }

    /// Whether all its facts are known before anything is done.
    public func isDecidedWhenPlanning(_ vocabulary: ConditionVocabulary) -> Bool {
        names.allSatisfy { vocabulary[$0]?.when == .planning }
    }

    /// Whether the condition holds; `facts` gives the fact of a name, or `nil` if it isn't there.
    public func evaluate(_ facts: (String) -> JSONValue?) -> Bool { root.holds(facts) }

    /// Why the condition doesn't hold, such as `probe.duration is 2.04, not >= 3`.
    ///
    /// Of parts joined by `and` the first that fails is told, of parts joined by `or` each. For a condition that does
    /// hold it says why it does.
    public func reasonFalse(_ facts: (String) -> JSONValue?) -> String {
        root.reasons(facts).joined(separator: ", and ")
    }
}

extension Condition: CustomStringConvertible {
    /// The condition in its one canonical form, in which two conditions are alike if they are equal.
    ///
    /// Parsed, it gives an equal condition. It can be longer than the text that it was read from: `1e9` is written out.
    public var description: String { root.text }
}
