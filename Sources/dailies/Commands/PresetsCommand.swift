import ArgumentParser
import JSON
import PipelineEngine
import PipelineStages

/// The subcommand `dailies presets`.
struct PresetsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "presets", abstract: "Says what presets there are, and what one sets.")

    @Argument(
        help: ArgumentHelp("A preset; without it, all are listed.", valueName: "name"),
        completion: .list(Stage.presets.map(\.name)))
    var name: String?

    @Flag(help: "Writes one JSON object a preset.")
    var json = false

    func run() throws {
        let reference = PresetReference(presets: Stage.presets)
        let chosen = try name.map(preset)
        if json {
            for preset in chosen.map({ [$0] }) ?? reference.presets { Console.print(JSONWriter.write(preset.json)) }
            return
        }
        var page = Page.forOutput()
        if let chosen { reference.show(chosen, on: &page) } else { reference.list(on: &page) }
        page.show()
    }

    private func preset(_ name: String) throws -> Preset {
        if let preset = Stage.presets.first(where: { $0.name == name }) { return preset }
        throw Unknown.said("preset", name, among: Stage.presets.map(\.name))
    }
}
