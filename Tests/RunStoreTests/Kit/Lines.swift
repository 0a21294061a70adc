import GRDB

/// Rows as lines, their values divided by bars.
enum Lines {
    static func fetch(_ sql: String, _ db: Database) throws -> [String] {
        try Row.fetchAll(db, sql: sql).map { row in
            row.databaseValues.map { value in
                switch value.storage {
                case .null: "NULL"
                case .int64(let number): "\(number)"
                case .double(let number): "\(number)"
                case .string(let text): text
                case .blob(let data): "\(data.count) bytes"
                }
            }.joined(separator: "|")
        }
    }

    /// The tables of a database, a line each: names of columns, `!` behind those that can't be empty, and the place in
    /// the primary key.
    static func schema(_ db: Database) throws -> [String] {
        let names = try String.fetchAll(
            db,
            sql:
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_%' ESCAPE '\\' ORDER BY name"
        )
        return try names.map { name in
            let columns = try fetch(
                """
                SELECT name || ' ' || type || CASE "notnull" WHEN 1 THEN '!' ELSE '' END
                    || CASE pk WHEN 0 THEN '' ELSE ' key ' || pk END
                FROM pragma_table_info('\(name)') ORDER BY cid
                """, db)
            return "\(name): " + columns.joined(separator: ", ")
        }
    }
}
