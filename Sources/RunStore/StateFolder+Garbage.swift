import GRDB
public import PipelineEngine

extension StateFolder {
    /// What the store has.
    ///
    /// - Parameter count: how many runs of each pipeline are to be kept that were done to their end, with those that came
    ///   after them; `nil` if none is to be, and none is to go either.
    /// - Returns: the files, and what of them was used when and for what.
    /// - Throws: ``StageFailure`` if journal or ledger can't be read.
    public func inventory(keepingLast count: Int?) async throws(StageFailure) -> StoreInventory {
        let clips = try await purchases.clips()
        let records = try await journal.read { db in try InventoryRows.fetch(db, keepingLast: count) }
        let store = store
        let files = await onThread { store.files }
        return StoreInventory(files: files, results: records.results, clips: clips, oldRuns: records.oldRuns)
    }

    /// Removes what a plan gives up.
    ///
    /// Files go first: a record without its file is made again by the next run and removed by the next collection, but
    /// a file without its record would be one that nobody knows, and stay. Stopped in between, nothing is wrong.
    ///
    /// - Throws: ``StageFailure`` if the journal can't be written.
    public func remove(_ plan: GarbagePlan) async throws(StageFailure) {
        await removeFiles(of: plan)
        try await removeRecords(of: plan)
    }

    func removeFiles(of plan: GarbagePlan) async {
        await onThread { for file in plan.files { FileSystem.remove(file.path) } }
    }

    func removeRecords(of plan: GarbagePlan) async throws(StageFailure) {
        do {
            let failing = try await journal.database.writeWhole { db in
                try InventoryRows.remove(plan, db)
                return try InventoryRows.failing(db)
            }
            let quarantine = store.root + "/quarantine"
            await onThread {
                for name in FileSystem.names(in: quarantine) where !failing.contains(name) {
                    FileSystem.remove(quarantine + "/" + name)
                }
            }
            // Only saves space: whether it can be done, now, doesn't matter.
            try? await journal.database.writeWithoutTransaction { db in try InventoryRows.shrink(db) }
        } catch {
            throw StageFailure(journal: error)
        }
    }
}

extension ContentStore {
    /// The files of the store, by path.
    fileprivate var files: [StoreInventory.File] {
        let folders = FileSystem.names(in: root + "/store").sorted().map { root + "/store/" + $0 }
        return folders.flatMap { folder in
            FileSystem.names(in: folder).sorted().compactMap { name in
                let path = folder + "/" + name
                guard let digest = ContentDigest(hex: String(name.prefix(64))),
                    let size = FileSystem.stamp(of: path)?.size
                else { return nil }
                return StoreInventory.File(digest: digest, path: path, size: size)
            }
        }
    }
}
