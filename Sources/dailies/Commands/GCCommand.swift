import ArgumentParser
import Foundation
import JSON
import PipelineEngine
import RunStore

/// The subcommand `dailies gc`.
struct GCCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gc", abstract: "Makes room: removes from the state folder what no run needs any more.",
        discussion: """
            What the last run of each pipeline used stays, with all that came after it; a run that was stopped doesn't \
            count as the last. Published files don't depend on the state folder and stay as they are. Clips that were \
            bought stay unless --paid is given; the ledger of paid generations always does. What was removed is made \
            again by a run that needs it.
            """)

    @Option(
        help: ArgumentHelp(
            "Keeps what the last runs of each pipeline used: 1 if neither this nor --max-size is given.",
            valueName: "n"))
    var keepLast: Int?

    @Option(
        help: ArgumentHelp(
            "Removes no more than is needed to get the store down to 500MB, 2GB, …; what was used longest ago goes first.",
            valueName: "size"))
    var maxSize: ByteSize?

    @Flag(help: "Removes clips of paid generations, too; where their address has expired they are lost.")
    var paid = false

    @Flag(help: "Says what would be removed, and removes nothing.")
    var dryRun = false

    @OptionGroup var place: StateOption

    @Flag(help: "Writes a JSON object to standard output.")
    var json = false

    /// The folder that keeps what was made and paid for.
    var state: String { place.state }

    func validate() throws {
        if let keepLast, keepLast < 0 { throw ValidationError("--keep-last must be 0 or more, not \(keepLast)") }
    }

    func run() async throws {
        guard FileManager.default.fileExists(atPath: state + "/store") else {
            Console.say("error: there is no state folder '\(state)'; name it with --state")
            throw ExitStatus.wrongUse
        }
        do throws(StageFailure) {
            let folder = try await StateFolder.open(
                path: state, for: dryRun ? .looking : .working, command: CommandLine.inShort)
            let kept = keepLast ?? (maxSize == nil ? 1 : nil)
            let rule = GarbagePlan.Rule(maxSize: maxSize?.bytes, givesUpPaid: paid)
            let plan = GarbagePlan(try await folder.inventory(keepingLast: kept), rule)
            if !dryRun { try await folder.remove(plan) }
            let report = GarbageReport(plan, rule, isDryRun: dryRun)
            if json { Console.print(JSONWriter.write(report.json)) } else { report.lines.forEach(Console.say) }
        } catch {
            Console.say("error: \(error)")
            throw ExitStatus(error.reason)
        }
    }
}
