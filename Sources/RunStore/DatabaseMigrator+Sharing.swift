import GRDB

extension DatabaseMigrator {
    /// Migrates a database that another process may be migrating too.
    ///
    /// GRDB looks for what is missing before it locks the database. What another process did in between fails here, and
    /// is found done when it is looked for again.
    func migrateShared(_ database: any DatabaseWriter) throws {
        for _ in migrations where (try? migrate(database)) != nil { return }
        try migrate(database)
    }
}
