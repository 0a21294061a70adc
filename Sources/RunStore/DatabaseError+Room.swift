import GRDB

extension Error {
    /// Whether a database could not be written because its disk is full.
    var isForWantOfRoom: Bool {
        guard let error = self as? DatabaseError else { return false }
        return error.resultCode == .SQLITE_FULL || error.extendedResultCode == .SQLITE_IOERR_SHMSIZE
    }
}
