import Foundation
import GRDB

extension Row {
    /// The value in a column, which a damaged or foreign database may have filled with anything.
    ///
    /// GRDB's own subscript ends the process where a value has another type than is asked for.
    ///
    /// - Throws: `DatabaseError` that names the column if it isn't there, is empty or holds something else.
    func checked<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
        guard let value: Value = try checkedIfPresent(column) else {
            throw DatabaseError(message: "column '\(column)' is empty")
        }
        return value
    }

    /// The value in a column that may be empty.
    ///
    /// - Throws: `DatabaseError` that names the column if it holds something else.
    func checkedIfPresent<Value: DatabaseValueConvertible>(_ column: String) throws -> Value? {
        guard let stored = self[column] as (any DatabaseValueConvertible)? else { return nil }
        guard let value = Value.fromDatabaseValue(stored.databaseValue) else {
            throw DatabaseError(message: "column '\(column)' holds no \(Value.self)")
        }
        return value
    }

    /// The moment in a column, in seconds since 1970.
    ///
    /// - Throws: `DatabaseError` that names the column if it holds none, or none that a calendar knows.
    func checkedTime(_ column: String) throws -> Date {
        let seconds: Double = try checked(column)
        guard (0..<253_402_300_800).contains(seconds) else {
            throw DatabaseError(message: "column '\(column)' holds no moment before the year 10,000")
        }
        return Date(timeIntervalSince1970: seconds)
    }
}
