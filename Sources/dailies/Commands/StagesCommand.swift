import ArgumentParser
import JSON
import PipelineEngine
import PipelineStages

/// The subcommand `dailies stages`.
struct StagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stages", abstract: "Says what kinds of stages there are, and what one takes.")

    @Argument(
        help: ArgumentHelp("A kind of stage; without it, all are listed.", valueName: "kind"),
        completion: .list(Stage.kinds))
    var name: String?

    @Flag(help: "Writes one JSON object a kind.")
    var json = false

    @Flag(help: "Writes the whole reference as Markdown.")
    var markdown = false

    func validate() throws {
        if json, markdown { throw ValidationError("--json and --markdown can't both be wanted") }
        if markdown, name != nil { throw ValidationError("--markdown writes all kinds; leave '\(name ?? "")' out") }
    }

    func run() throws {
        let reference = StageReference.own
        let chosen = try name.map { try kind($0, in: reference) }
        if markdown { return Console.print(reference.markdown) }
        if json {
            for kind in chosen.map({ [$0] }) ?? reference.kinds { Console.print(JSONWriter.write(kind.json)) }
            return
        }
        var page = Page.forOutput()
        if let chosen { reference.show(chosen, on: &page) } else { reference.list(on: &page) }
        page.show()
    }

    private func kind(_ name: String, in reference: StageReference) throws -> StageKindDescription {
        if let kind = reference.kinds.first(where: { $0.name == name }) { return kind }
        throw Unknown.said("kind of stage", name, among: reference.kinds.map(\.name))
    }
}

/// A name on the command line that nothing has.
enum Unknown {
    /// Says so, with the name that was probably meant or those that there are; returns how the command ends.
    static func said(_ what: String, _ name: String, among known: [String]) -> ExitStatus {
        let nearest = NearestName.find(name, among: known).map { "did you mean '\($0)'?" }
        let all = known.isEmpty ? "there are none" : "there are \(known.joined(separator: ", "))"
        Console.say("error: there is no \(what) '\(name)'; \(nearest ?? all)")
        return .wrongUse
    }
}
