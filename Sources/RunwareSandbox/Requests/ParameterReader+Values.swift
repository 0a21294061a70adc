import JSON

extension ParameterReader {
    /// The text of a parameter that must be there and not be empty.
    mutating func requiredText(_ name: String) -> String? {
        guard parameters[name] != nil else {
            report("missing" + name.capitalizedFirst, "Missing required parameter '\(name)'.", [name], type: "string")
            return nil
        }
        return text(name)
    }

    /// The text of a parameter, if there is one; it must not be empty.
    mutating func text(_ name: String) -> String? {
        guard let value = parameters[name] else { return nil }
        guard let text = value.string, !text.isEmpty else {
            refuse(name, "a string of at least 1 character", type: "string")
            return nil
        }
        return text
    }

    /// The whole number of a parameter, if there is one.
    mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = parameters[name] else { return nil }
        guard let number = value.int, range.contains(number) else {
            let limits =
                range.upperBound == .max
                ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
            let allowed = range.count <= 15 ? range.map(JSONValue.int) : []
            refuse(name, "an integer \(limits)", type: "integer", allowed: allowed)
            return nil
        }
        return number
    }

    /// The truth value of a parameter, if there is one.
    mutating func flag(_ name: String) -> Bool? {
        guard let value = parameters[name] else { return nil }
        if value.bool == nil { refuse(name, "true or false", type: "boolean") }
        return value.bool
    }

    /// The word of a parameter, if there is one, in the spelling of the choices; capitals don't matter.
    mutating func choice(_ name: String, of choices: [String]) -> String? {
        guard let value = parameters[name] else { return nil }
        let found = value.string.flatMap { word in choices.first { $0.lowercased() == word.lowercased() } }
        if found == nil {
            let list = choices.map { "'\($0)'" }.joined(separator: ", ")
            refuse(name, "one of \(list)", type: "string", allowed: choices.map(JSONValue.string))
        }
        return found
    }

    /// How many elements the array of a parameter has; 0 without it.
    mutating func count(_ name: String, in range: ClosedRange<Int>, where isValid: (JSONValue) -> Bool) -> Int {
        guard let value = parameters[name] else { return 0 }
        guard let elements = value.array, range.contains(elements.count), elements.allSatisfy(isValid) else {
            refuse(name, "an array of \(range.lowerBound) to \(range.upperBound) inputs", type: "array")
            return 0
        }
        return elements.count
    }

    /// Notes that a parameter's value isn't what it must be.
    mutating func refuse(_ name: String, _ expected: String, type: String, allowed: [JSONValue] = []) {
        report(
            "invalid" + name.capitalizedFirst, "Invalid value for '\(name)' parameter. It must be \(expected).", [name],
            type: type, allowed: allowed)
    }
}

extension String {
    /// The text with its first letter as a capital.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
