import GRDB
public import PipelineEngine

/// Every paid generation, in an SQLite database of its own that the program never deletes.
///
/// Every write is on disk when it returns (`synchronous = FULL`). A record's body is a text of whoever writes it; the
/// columns beside it are what is looked up.
public struct PurchaseStore: Sendable {
    /// One attempt to buy something.
    public struct Record: Hashable, Sendable {
        /// The task's identifier.
        public var taskUUID: String
        /// Whom it was bought from.
        public var provider: String
        /// The digest of the canonical request.
        public var requestDigest: String
        /// Which purchase of the same request this is.
        public var take: Int
        /// Which attempt at that purchase this is.
        public var attempt: Int
        /// The model.
        public var model: String
        /// How far it has come.
        public var state: String
        /// What it cost, in millionths of a US dollar, once that is known.
        public var costMicros: Int?
        /// All of it, as JSON.
        public var body: String

        /// Makes a record.
        public init(
            taskUUID: String, provider: String, requestDigest: String, take: Int, attempt: Int, model: String,
            state: String,
            costMicros: Int?, body: String
        ) {
            self.taskUUID = taskUUID
            self.provider = provider
            self.requestDigest = requestDigest
            self.take = take
            self.attempt = attempt
            self.model = model
            self.state = state
            self.costMicros = costMicros
            self.body = body
        }
    }

    let database: any DatabaseWriter

    /// Opens a ledger, and makes it if it isn't there.
    ///
    /// - Parameters:
    ///   - path: its file.
    ///   - access: for working it is checked whole, indexes too: one that lacks a row hides a purchase.
    /// - Throws: ``StageFailure`` if it can't be opened or is damaged; nothing may be bought then.
    init(path: String, for access: StateFolder.Access = .working) throws(StageFailure) {
        do {
            database = try Self.open(path, for: access)
        } catch {
            throw StageFailure(ledger: error, at: path)
        }
    }

    private static func open(_ path: String, for access: StateFolder.Access) throws -> DatabasePool {
        try LedgerFile(path).check(thoroughly: access == .working)
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        let database = try DatabasePool(path: path, configuration: configuration)
        // Not in `prepareDatabase`: a pool sets NORMAL after that, when it turns WAL on.
        try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        try LedgerSchema.migrator.migrate(database)
        try LedgerSchema.check(database)
        return database
    }

    /// An empty ledger that is gone when it is let go; nothing may be bought by it.
    init() throws(StageFailure) {
        do {
            database = try DatabaseQueue()
            try LedgerSchema.migrator.migrate(database)
        } catch {
            throw StageFailure(ledger: error, at: "memory")
        }
    }

    /// Every attempt, in the order in which they were written down.
    public func all() async throws(StageFailure) -> [Record] {
        do {
            return try await database.readWhole { db in
                try Row.fetchAll(db, sql: "SELECT * FROM purchase ORDER BY rowid").map(Record.init)
            }
        } catch {
            throw StageFailure(ledger: error, at: database.path)
        }
    }

    /// What is written down of a task, as JSON; `nil` if there is no such task.
    ///
    /// - Throws: ``StageFailure`` if the ledger can't be read.
    public func body(ofTask task: String) async throws(StageFailure) -> String? {
        do {
            return try await database.readWhole { db in
                try String.fetchOne(db, sql: "SELECT body FROM purchase WHERE taskUUID = ?", arguments: [task])
            }
        } catch {
            throw StageFailure(ledger: error, at: database.path)
        }
    }

    /// The latest attempt at a purchase from a provider, if there was one.
    public func latest(provider: String, requestDigest: String, take: Int) async throws(StageFailure) -> Record? {
        do {
            return try await database.readWhole { db in
                try Row.fetchOne(
                    db,
                    sql: """
                        SELECT * FROM purchase WHERE provider = ? AND requestDigest = ? AND take = ?
                        ORDER BY attempt DESC LIMIT 1
                        """,
                    arguments: [provider, requestDigest, take]
                ).map(Record.init)
            }
        } catch {
            throw StageFailure(ledger: error, at: database.path)
        }
    }

    /// How far the latest attempts at some purchases from a provider have come, of those that there were.
    ///
    /// - Throws: ``StageFailure`` if the ledger can't be read.
    public func latestStates(
        provider: String, of purchases: [PreviewFacts.Purchase]
    ) async throws(StageFailure) -> [PreviewFacts.Purchase: String] {
        do {
            return try await database.readWhole { db in
                var states: [PreviewFacts.Purchase: String] = [:]
                guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM purchase)") == true else { return [:] }
                let statement = try db.cachedStatement(
                    sql: """
                        SELECT state FROM purchase WHERE provider = ? AND requestDigest = ? AND take = ?
                        ORDER BY attempt DESC LIMIT 1
                        """)
                for purchase in purchases {
                    states[purchase] = try String.fetchOne(
                        statement, arguments: [provider, purchase.key.hex, purchase.take])
                }
                return states
            }
        } catch {
            throw StageFailure(ledger: error, at: database.path)
        }
    }

    /// Writes down a new attempt.
    ///
    /// - Throws: ``StageFailure`` if that attempt or that task is there already, or it can't be written.
    public func insert(_ record: Record) async throws(StageFailure) {
        try await write(
            """
            INSERT INTO purchase (taskUUID, provider, requestDigest, take, attempt, model, state, costMicros, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                record.taskUUID, record.provider, record.requestDigest, record.take, record.attempt, record.model,
                record.state, record.costMicros, record.body,
            ])
    }

    /// Writes down how far an attempt has come.
    ///
    /// - Throws: ``StageFailure`` if there is no such task, or it can't be written.
    public func update(_ record: Record) async throws(StageFailure) {
        try await write(
            "UPDATE purchase SET state = ?, costMicros = ?, body = ? WHERE taskUUID = ?",
            [record.state, record.costMicros, record.body, record.taskUUID])
    }

    private func write(_ sql: String, _ arguments: StatementArguments) async throws(StageFailure) {
        do {
            try await database.writeWhole { db in
                try db.execute(sql: sql, arguments: arguments)
                guard db.changesCount == 1 else { throw DatabaseError(message: "there is no such purchase") }
            }
        } catch {
            throw StageFailure(ledger: error, at: database.path)
        }
    }
}

extension PurchaseStore.Record {
    fileprivate init(_ row: Row) throws {
        try self.init(
            taskUUID: row.checked("taskUUID"), provider: row.checked("provider"),
            requestDigest: row.checked("requestDigest"), take: row.checked("take"), attempt: row.checked("attempt"),
            model: row.checked("model"), state: row.checked("state"), costMicros: row.checkedIfPresent("costMicros"),
            body: row.checked("body"))
    }
}

extension StageFailure {
    /// Why the ledger could not be used.
    init(ledger error: any Error, at path: String) {
        guard !error.isForWantOfRoom else {
            self.init(
                .storage,
                "there is no room on disk for the ledger of paid generations, \(path), so nothing is bought; make room and "
                    + "run again")
            return
        }
        let detail = (error as? DatabaseError)?.message ?? "\(error)"
        self.init(
            .storage,
            "the ledger of paid generations could not be used, so nothing is bought; keep ledger.sqlite and look into it",
            detail: detail)
    }
}
