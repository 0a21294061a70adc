import ArgumentParser
import Foundation
import Generation
import JSON
import PipelineEngine
import PipelineStages
import RunStore
import Wording

/// The subcommand `dailies generations`.
struct GenerationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generations",
        abstract: "Shows what was bought, goes on with what isn't finished, and lets go of what is lost.",
        subcommands: [List.self, Resume.self, Forget.self], defaultSubcommand: List.self)

    /// Where the ledger is.
    struct Options: ParsableArguments {
        @OptionGroup var place: StateOption

        /// The folder that keeps what was made and paid for.
        var state: String { place.state }

        /// Opens the ledger of a folder that is there, or says what is wrong and ends.
        func withLedger<Value>(
            for access: StateFolder.Access, _ body: (PurchaseStore) async throws -> Value
        ) async throws -> Value {
            guard FileManager.default.fileExists(atPath: state + "/ledger.sqlite") else {
                Console.say("error: there is no ledger in '\(state)'; name the state folder with --state")
                throw ExitStatus.wrongUse
            }
            do {
                let folder = try await StateFolder.open(path: state, for: access, command: CommandLine.inShort)
                let value = try await body(folder.purchases)
                // The folder is this process's until here.
                withExtendedLifetime(folder) {}
                return value
            } catch let failure as StageFailure {
                Console.say("error: \(failure)")
                throw ExitStatus(failure.reason)
            }
        }
    }

    /// The subcommand `dailies generations list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Lists every purchase: its task, how far it has come, and what it cost.")

        @OptionGroup var options: Options

        @Flag(help: "Writes one JSON object a purchase to standard output.")
        var json = false

        func run() async throws {
            let records = try await options.withLedger(for: .looking) { try await $0.all() }
            guard !json else { return records.forEach { Console.print(JSONWriter.write($0.json)) } }
            let now = Date()
            var table = Table(.left, .left, .right, .left, .left)
            for record in records {
                let age = record.lastChange.map { " " + Words.age(of: $0, at: now) } ?? ""
                table.add(
                    record.taskUUID, record.state + age, record.costMicros.map(Words.money) ?? "", record.model,
                    record.provider)
            }
            for line in table.lines { Console.say(line) }
            Console.say(PurchaseTotals(records).sentence)
        }
    }

    /// The subcommand `dailies generations forget`.
    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "forget",
            abstract: "Lets the next run buy a generation anew.",
            discussion: """
                For a task that may have been bought and that the provider knows nothing of now. Look it up in your \
                account first: what it did buy stays paid for.
                """)

        @Argument(help: "The task, as 'dailies generations list' shows it.")
        var task: String

        @OptionGroup var options: Options

        func run() async throws {
            try await options.withLedger(for: .working) { store in
                guard let record = try await store.all().first(where: { $0.taskUUID == task.lowercased() }) else {
                    Console.say(
                        "error: the ledger has no task '\(task)'; 'dailies generations list' shows those it has")
                    throw ExitStatus.wrongUse
                }
                let ledger = SQLiteLedger(store, provider: record.provider)
                guard
                    var purchase = try await ledger.latestPurchase(
                        requestDigest: record.requestDigest, take: record.take),
                    purchase.taskUUID.text == record.taskUUID
                else {
                    Console.say("error: a later attempt at the same clip was made; nothing was changed")
                    throw ExitStatus.wrongUse
                }
                purchase.forget(at: Date())
                try await ledger.update(purchase)
                Console.say("\(purchase.taskUUID) is forgotten; the next run buys it anew")
            }
        }
    }
}

extension PurchaseStore.Record {
    /// When it came as far as it has; `nil` if its body doesn't say.
    fileprivate var lastChange: Date? {
        guard let purchase = try? SQLiteLedger.purchase(self) else { return nil }
        return purchase.finishedAt ?? purchase.acceptedAt ?? purchase.sentAt ?? purchase.createdAt
    }

    /// The purchase as programs see it.
    var json: JSONValue {
        [
            "task": .string(taskUUID), "state": .string(state), "costMicros": costMicros.map(JSONValue.int) ?? .null,
            "model": .string(model), "provider": .string(provider), "take": .int(take), "attempt": .int(attempt),
            "since": lastChange.map { JSONValue.int(Int($0.timeIntervalSince1970)) } ?? .null,
        ]
    }
}
