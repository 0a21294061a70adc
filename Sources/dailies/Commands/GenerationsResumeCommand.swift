import ArgumentParser
import Foundation
import Generation
import JSON
import PipelineEngine
import PipelineStages
import RunStore
import Wording

extension GenerationsCommand {
    /// The subcommand `dailies generations resume`.
    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "resume",
            abstract: "Asks what became of every purchase that isn't finished, and waits for it; buys nothing.",
            discussion: """
                The provider is the one that RUNWARE_API_KEY and RUNWARE_BASE_URL name, or the sandbox with --sandbox. \
                The clips themselves are fetched by 'dailies run'.

                Exit codes, the first that applies: 130 cancelled · 3 something failed or is lost · 5 something is \
                still being rendered · 0 everything is finished.
                """)

        @OptionGroup var options: Options

        @Flag(help: "Asks the embedded sandbox of the API.")
        var sandbox = false

        @Option(help: ArgumentHelp("How many seconds to wait for renders; 0 asks once.", valueName: "seconds"))
        var wait = 1_200

        @Flag(help: "Writes one JSON object a purchase to standard output, as it stands then.")
        var json = false

        func validate() throws {
            guard (0...86_400).contains(wait) else {
                throw ValidationError("--wait must be from 0 to 86400, not \(wait)")
            }
        }

        func run() async throws {
            let statuses = try await options.withLedger(for: .working) { store in
                let name = Provider.name(isSandbox: sandbox)
                let open = try await store.all().filter { Self.openStates.contains($0.state) }
                let ours = open.filter { $0.provider == name }
                defer { say(others: open.filter { $0.provider != name }) }
                guard !ours.isEmpty else {
                    Console.say("Nothing is open: every purchase from \(name) is finished.")
                    return [ExitStatus]()
                }
                return try await follow(ours, in: store, SQLiteLedger(store, provider: name))
            }
            if let status = ExitStatus.allCases.first(where: statuses.contains), status != .done { throw status }
        }

        /// The states of purchases that are paid for, or may be, and aren't finished.
        private static let openStates = Set([Purchase.State.sent, .accepted, .lost].map(\.rawValue))

        private func follow(
            _ records: [PurchaseStore.Record], in store: PurchaseStore, _ ledger: SQLiteLedger
        ) async throws -> [ExitStatus] {
            let purchases = try records.map { record throws(StageFailure) in try SQLiteLedger.purchase(record) }
            let provider = try Provider(
                isSandbox: sandbox, lack: "there are purchases to ask for, and there is no key for that")
            let control = RunControl()
            let folder = URL(filePath: options.state).appending(path: "sandbox")
            let statuses = try await Signals.handling(drain: { control.drain() }) {
                try await provider.connected(
                    ledger, control, sandboxFolder: folder, patience: .seconds(wait)
                ) { connection in
                    await Self.follow(purchases, with: connection.purchaser)
                }
            }
            if json {
                let tasks = Set(records.map(\.taskUUID))
                for record in try await store.all() where tasks.contains(record.taskUUID) {
                    Console.print(JSONWriter.write(record.json))
                }
            }
            return statuses
        }

        /// Follows purchases, eight at a time, and says what became of each.
        private static func follow(_ purchases: [Purchase], with purchaser: Purchaser) async -> [ExitStatus] {
            await withTaskGroup(of: PurchaseOutcome.self) { group in
                var rest = purchases[...]
                var statuses: [ExitStatus] = []
                for purchase in rest.prefix(8) { group.addTask { await PurchaseOutcome(purchase, purchaser) } }
                rest = rest.dropFirst(8)
                while let outcome = await group.next() {
                    Console.say(outcome.sentence)
                    statuses.append(outcome.status)
                    if let next = rest.popFirst() { group.addTask { await PurchaseOutcome(next, purchaser) } }
                }
                return statuses
            }
        }

        private func say(others: [PurchaseStore.Record]) {
            for (name, records) in Dictionary(grouping: others, by: \.provider).sorted(by: { $0.key < $1.key }) {
                let how = name == "sandbox" ? "--sandbox" : "RUNWARE_BASE_URL=\(name)"
                Console.say("\(Words.count(records.count, "purchase")) from \(name) not asked for; do so with \(how).")
            }
        }
    }
}
