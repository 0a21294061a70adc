import JSON

/// Reads the presets that a pipeline file defines.
struct PresetReader<Stage: PipelineStage> {
    /// A preset as the file has it.
    private struct Written {
        let member: JSONNode.Member
        let base: String?
        let kind: String?

        /// The settings, without the keys that are the preset's own.
        var settings: JSONNode {
            let members = (member.node.members ?? []).filter { !PresetKeys.names.contains($0.name) }
            return JSONNode(.object(members), range: member.node.range)
        }
    }

    func read(_ node: JSONNode?, _ context: inout FieldContext) -> PresetTable {
        var table = PresetTable(Stage.presets, bound: Stage.boundSettings)
        guard let node else { return table }
        context.within("presets") { context in
            guard let members = node.members else {
                table.isUnreadable = true
                return context.report("must be an object, not \(node.value.kind)", at: node.position)
            }
            let written = members.compactMap { member in
                context.within(member.name) { readKeys(member, table, among: members.map(\.name), &$0) }
            }
            add(written, to: &table, &context)
            for member in members where table.kind(of: member.name) == nil { table.addBroken(member.name) }
        }
        return table
    }

    private func readKeys(
        _ member: JSONNode.Member, _ table: PresetTable, among own: [String], _ context: inout FieldContext
    ) -> Written? {
        if !StageID.isValid(member.name) {
            context.report(
                "a preset's name has letters, digits, '-' and '_' and begins with a letter", at: member.position)
        }
        if table.isBuiltIn(member.name) {
            context.report("there is a preset '\(member.name)' already; choose another name", at: member.position)
            return nil
        }
        guard member.node.members != nil else {
            context.report("must be an object, not \(member.node.value.kind)", at: member.node.position)
            return nil
        }
        let base = read("extends", of: member, among: table.names + own, called: "preset", &context)
        let kind = read("stage", of: member, among: Stage.kinds, called: "kind of stage", &context)
        if let summary = member.node["description"], !FieldShape.text.accepts(summary.value) {
            context.within("description") { $0.reportRefused(summary, summary.value, .text) }
        }
        if member.node["extends"] == nil, member.node["stage"] == nil {
            context.report(
                "needs the key 'extends', which names a preset, or 'stage', which says what kind it is for",
                at: member.node.position)
        }
        return Written(member: member, base: base, kind: kind)
    }

    private func read(
        _ key: String, of member: JSONNode.Member, among names: [String], called what: String,
        _ context: inout FieldContext
    ) -> String? {
        guard let node = member.node[key] else { return nil }
        return context.within(key) { context in
            guard let name = node.value.string else {
                context.report("must be a string, not \(node.value.kind)", at: node.position)
                return nil
            }
            guard names.contains(name) else {
                let meant = NearestName.find(name, among: names)
                let known = meant == nil ? "; there are \(names.joined(separator: ", "))" : ""
                context.report("there is no \(what) '\(name)'\(known)", at: node.position, suggestion: meant)
                return nil
            }
            return name
        }
    }

    /// Takes presets whose base is known, again and again; what is left extends itself.
    private func add(_ written: [Written], to table: inout PresetTable, _ context: inout FieldContext) {
        var left = written.filter { $0.base != nil || $0.kind != nil }
        while let index = left.firstIndex(where: { $0.base.map { table.kind(of: $0) != nil } ?? true }) {
            let preset = left.remove(at: index)
            context.within(preset.member.name) { add(preset, to: &table, &$0) }
        }
        for preset in left where isInCircle(preset, left) {
            guard let node = preset.member.node["extends"] else { continue }
            context.within(preset.member.name) { context in
                context.within("extends") {
                    $0.report("'\(preset.member.name)' extends itself in a circle", at: node.position)
                }
            }
        }
    }

    /// Whether going from base to base leads back to a preset.
    private func isInCircle(_ preset: Written, _ left: [Written]) -> Bool {
        var base = preset.base
        for _ in left {
            if base == preset.member.name { return true }
            base = left.first { $0.member.name == base }?.base
        }
        return false
    }

    private func add(_ preset: Written, to table: inout PresetTable, _ context: inout FieldContext) {
        let inherited = preset.base.flatMap(table.kind)
        guard let kind = preset.kind ?? inherited else { return }
        if let inherited, inherited != kind, let base = preset.base, let node = preset.member.node["extends"] {
            return context.within("extends") {
                $0.report("the preset '\(base)' is for \(inherited), not for \(kind)", at: node.position)
            }
        }
        for member in preset.member.node.members ?? [] where EngineKeys.wiring.contains(member.name) {
            context.within(member.name) {
                $0.report("a preset has settings only; '\(member.name)' belongs to a stage", at: member.position)
            }
        }
        let place = preset.member.node["extends"]?.range ?? preset.member.nameRange
        context.within("extends") { $0.borrow(at: place.lowerBound) }
        let settings =
            preset.base.map { table.merged($0, beneath: preset.settings, at: place, context.known) } ?? preset.settings
        context.isPartial = true
        _ = Stage.decode(kind, from: settings, reserved: EngineKeys.names, &context)
        context.isPartial = false
        table.add(preset.member.name, kind: kind, settings.members ?? [])
    }
}

/// The keys of a preset that are not settings.
enum PresetKeys {
    static let names = descriptions(kinds: []).map(\.name)

    /// What there is to know of them.
    static func descriptions(kinds: [String]) -> [FieldDescription] {
        [
            FieldDescription(
                name: "extends", summary: "The preset whose settings hold where this one says nothing.", shape: .text,
                takesReferences: false),
            FieldDescription(
                name: "stage", summary: "The kind of stage that it is for; 'extends' says it too.",
                shape: .choice(kinds), takesReferences: false),
            FieldDescription(name: "description", summary: "What it is for.", shape: .text, takesReferences: false),
        ]
    }
}
