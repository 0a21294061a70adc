public import JSON

/// What reading a value of a pipeline file needs to know, and the issues it finds.
public struct FieldContext: Sendable {
    /// What a node holds once its references are replaced.
    public enum Resolved: Sendable {
        /// A value.
        case value(JSONValue)
        /// A value of this type that is given only when the pipeline is run.
        case unknown(ParameterDeclaration.ValueType)
    }

    /// The issues found so far.
    public private(set) var issues: [PipelineIssue] = []
    /// Whether references are text like any other, because what is read declares what they stand for.
    var isLiteral = false
    /// Whether keys may be missing, because what is read is only a part: a preset.
    public var isPartial = false
    /// Whether a value was met that is given only when the pipeline is run.
    public var hasUnknowns = false
    var scope: ReferenceScope
    /// What was probably meant by references that name nothing.
    private(set) var meantReferences: Set<String> = []
    /// Where keys were probably meant that are misspelt.
    private var meantKeys: Set<String> = []
    private var path: [String] = []
    private var borrowed: [JSONPosition: String] = [:]

    /// Makes a context in which these parameters may be used.
    public init(scope: ReferenceScope = ReferenceScope()) { self.scope = scope }

    /// The place in the tree, as a JSON pointer (RFC 6901).
    public var pointer: String {
        var pointer = ""
        for step in path {
            pointer += "/"
            let isPlain = !step.utf8.contains { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }
            pointer += isPlain ? step : step.replacing("~", with: "~0").replacing("/", with: "~1")
        }
        return pointer
    }

    /// Reports an issue at the present place in the tree.
    public mutating func report(_ problem: String, at position: JSONPosition, suggestion: String? = nil) {
        let pointer = borrowed[position] ?? pointer
        issues.append(PipelineIssue(problem, pointer: pointer, at: position, suggestion: suggestion))
    }

    /// The first of some settings that is written in the stage itself, and not in its preset; the last, if none is.
    public func written(among paths: [[String]], in node: JSONNode) -> [String] {
        paths.first { path in
            var place: JSONNode? = node
            for step in path { place = place?.part(step) }
            return place.map { borrowed[$0.position] == nil } ?? false
        } ?? paths.last ?? []
    }

    /// Notes that something was meant to be referred to, though it was not.
    mutating func note(meantReference name: String) { meantReferences.insert(name) }

    /// Notes that a key of the present place was meant, though another was written.
    mutating func note(meant name: String) { meantKeys.insert("\(pointer)/\(name)") }

    /// Whether a key of the present place was probably meant by one that is misspelt.
    public func wasMeant(_ name: String) -> Bool { !meantKeys.isEmpty && meantKeys.contains("\(pointer)/\(name)") }

    /// Says where settings come from that stand in no file: all of them stand at one place, that of a preset's name.
    mutating func borrow(at position: JSONPosition) { borrowed[position] = pointer }

    /// Reports that a name is not known, with the one that was perhaps meant.
    public mutating func reportUnknown(
        _ problem: String, name: String, among known: some Sequence<String>, at position: JSONPosition
    ) {
        report(problem, at: position, suggestion: NearestName.find(name, among: known))
    }

    /// Reports what a stage finds wrong with its settings, at the setting, or at the nearest object that is there.
    public mutating func report(_ issue: SettingIssue, in node: JSONNode) {
        report(issue, issue.path[...], in: node, at: node.position)
    }

    private mutating func report(
        _ issue: SettingIssue, _ path: ArraySlice<String>, in node: JSONNode, at position: JSONPosition
    ) {
        guard let step = path.first, let member = node.part(step) else {
            return report(issue.problem, at: position, suggestion: issue.suggestion)
        }
        within(step) { $0.report(issue, path.dropFirst(), in: member, at: member.position) }
    }

    /// Goes one step down in the tree for as long as `body` runs.
    public mutating func within<Value>(_ step: String, _ body: (inout FieldContext) -> Value) -> Value {
        path.append(step)
        defer { path.removeLast() }
        return body(&self)
    }

    /// Goes several steps down in the tree for as long as `body` runs.
    mutating func within<Value>(_ steps: [String], _ body: (inout FieldContext) -> Value) -> Value {
        path += steps
        defer { path.removeLast(steps.count) }
        return body(&self)
    }

    /// The value of a node without parts, its references replaced; `nil` if one of them can't be, which is reported.
    public mutating func resolve(_ node: JSONNode) -> Resolved? {
        guard case .scalar(.string(let text)) = node.content, !isLiteral, text.utf8.contains(UInt8(ascii: "$")) else {
            return .value(node.value)
        }
        guard let template = Template(text) else {
            report("'${' has no '}'; write '$${' for the characters themselves", at: node.position)
            return nil
        }
        if let name = template.wholeReference { return resolve(reference: name, at: node.position) }
        return resolve(template, at: node.position)
    }

    /// The value of a node without parts, its references replaced, if it is known; nothing is reported.
    func known(_ node: JSONNode) -> JSONValue? {
        guard case .scalar(let value) = node.content else { return nil }
        guard value.string?.utf8.contains(UInt8(ascii: "$")) ?? false else { return value }
        var context = self
        guard case .value(let value) = context.resolve(node) else { return nil }
        return value
    }

    /// The value of a node with all its parts, references replaced.
    ///
    /// Where a value is given only when the pipeline is run, `null` stands for it. What can't be replaced is reported.
    public mutating func resolveTree(_ node: JSONNode) -> JSONValue {
        switch node.content {
        case .scalar:
            guard case .value(let value) = resolve(node) else { return .null }
            return value
        case .array(let elements):
            return .array(
                elements.enumerated().map { index, element in
                    within(String(index)) { $0.resolveTree(element) }
                })
        case .object(let members):
            return .object(
                JSONObject(
                    members.map { member in
                        (member.name, within(member.name) { $0.resolveTree(member.node) })
                    }))
        }
    }

    private mutating func resolve(_ template: Template, at position: JSONPosition) -> Resolved? {
        var text = ""
        var isKnown = true
        for part in template.parts {
            switch part {
            case .text(let plain): text += plain
            case .reference(let name):
                guard let resolved = resolve(reference: name, at: position) else { return nil }
                if case .value(let value) = resolved { text += Self.text(of: value) } else { isKnown = false }
            }
        }
        return isKnown ? .value(.string(text)) : .unknown(.string)
    }

    private mutating func resolve(reference name: String, at position: JSONPosition) -> Resolved? {
        switch scope.resolve(name) {
        case .value(let value): return .value(value)
        case .unknown(let type):
            hasUnknowns = true
            return .unknown(type)
        case .unreadable:
            hasUnknowns = true
            return nil
        case nil where scope.runningFacts.contains(name):
            report("'${\(name)}' is known only when the pipeline runs; conditions in 'when' may use it", at: position)
            return nil
        case nil:
            let lacking = name.hasPrefix("matrix.") ? "axis of the stage's matrix" : "parameter"
            let meant = scope.nearest(to: name)
            if let meant { meantReferences.insert(meant) }
            report("'${\(name)}' names no \(lacking)", at: position, suggestion: meant)
            return nil
        }
    }

    private static func text(of value: JSONValue) -> String { value.string ?? JSONWriter.write(value) }
}

extension JSONNode {
    /// A member by its name, or an element by its number from 0.
    public func part(_ step: String) -> JSONNode? {
        guard let elements, let index = Int(step) else { return self[step] }
        return elements.indices.contains(index) ? elements[index] : nil
    }
}
