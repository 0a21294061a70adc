/// The name that a pipeline file gives a stage.
public struct StageID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The name.
    public let name: String

    /// Makes an id of a name.
    public init(_ name: String) { self.name = name }

    /// Whether a name may be used: letters, digits, `-` and `_`, first a letter, 64 at most.
    ///
    /// Names of stages become names of files.
    public static func isValid(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first.isASCIILetter, name.unicodeScalars.count <= 64 else {
            return false
        }
        return name.unicodeScalars.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == "-" || $0 == "_" }
    }

    /// What a name has to be and isn't, after the words `a name`; `nil` if it may be used.
    static func problem(with name: String) -> String? {
        if isValid(name) { return nil }
        let isLong = name.unicodeScalars.count > 64 && isValid(String(name.unicodeScalars.prefix(64)))
        return isLong ? "of at most 64 characters" : "of letters, digits, '-' and '_' that begins with a letter"
    }

    /// Whether one name comes before another.
    public static func < (left: StageID, right: StageID) -> Bool { left.name < right.name }

    /// The name.
    public var description: String { name }
}

extension UnicodeScalar {
    var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
