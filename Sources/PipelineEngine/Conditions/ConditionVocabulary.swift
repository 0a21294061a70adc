/// The names that a condition may use.
public struct ConditionVocabulary: Sendable, Hashable {
    /// What is known of the names' facts.
    public var facts: [String: FactDeclaration]

    /// Makes a vocabulary of names such as `probe.duration` and what they stand for.
    public init(_ facts: [String: FactDeclaration] = [:]) { self.facts = facts }

    /// What a name stands for, or `nil` if it is no name of this vocabulary.
    public subscript(_ name: String) -> FactDeclaration? { facts[name] }
}

/// A fact that a condition may ask for.
public struct FactDeclaration: Sendable, Hashable {
    /// The type of a fact's value.
    public enum ValueType: String, CaseIterable, Sendable {
        /// A number, whole or not.
        case number
        /// Text.
        case string
        /// `true` or `false`.
        case boolean
    }

    /// When a fact's value becomes known.
    public enum Moment: String, CaseIterable, Sendable {
        /// Before anything is done.
        case planning
        /// Only once what comes before has been done.
        case running
    }

    /// The type of its value.
    public let type: ValueType
    /// When its value becomes known.
    public let when: Moment
    /// What it says, in a sentence.
    public let summary: String

    /// Declares a fact.
    public init(_ type: ValueType, when: Moment, _ summary: String) {
        self.type = type
        self.when = when
        self.summary = summary
    }
}
