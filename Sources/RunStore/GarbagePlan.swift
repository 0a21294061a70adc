import PipelineEngine

/// Decides what of a store nobody needs any more.
///
/// A value: it looks at an inventory and touches nothing. Clips that were bought stay unless they are given up, and so
/// does a file that no record knows: it may be one.
public struct GarbagePlan: Hashable, Sendable {
    /// What is to go.
    public struct Rule: Hashable, Sendable {
        /// The size in bytes that the store may have; `nil` if everything goes that may.
        public var maxSize: Int?
        /// Whether clips that were bought may go, too.
        public var givesUpPaid: Bool

        /// Makes a rule.
        public init(maxSize: Int? = nil, givesUpPaid: Bool = false) {
            self.maxSize = maxSize
            self.givesUpPaid = givesUpPaid
        }
    }

    /// Files together.
    public struct Sum: Hashable, Sendable {
        /// How many they are.
        public private(set) var count = 0
        /// Their bytes.
        public private(set) var bytes = 0

        mutating func add(_ file: StoreInventory.File) {
            count += 1
            bytes += file.size
        }
    }

    /// The files that go, the one used longest ago first.
    public private(set) var files: [StoreInventory.File] = []
    /// The fingerprints of the results that go.
    public private(set) var results: Set<String> = []
    /// The runs whose record goes.
    public let runs: [Int64]
    /// What goes.
    public private(set) var removed = Sum()
    /// What stays because it is needed.
    public private(set) var kept = Sum()
    /// What stays only because it was bought.
    public private(set) var paid = Sum()
    /// What stays only because no record knows it.
    public private(set) var unknown = Sum()

    /// How large the store is then.
    public var sizeAfter: Int { kept.bytes + paid.bytes + unknown.bytes }

    /// The kinds of the stages that fetch what was bought, and that buy; results of the latter have no files.
    private static let paidKinds: Set<String> = ["download", "generate"]

    /// Decides.
    public init(_ inventory: StoreInventory, _ rule: Rule) {
        runs = inventory.oldRuns
        var lastUse: [ContentDigest: Double] = [:]
        var needed: Set<ContentDigest> = []
        var bought = inventory.clips
        for result in inventory.results {
            if result.isKept { needed.formUnion(result.digests) }
            if Self.paidKinds.contains(result.kind) { bought.formUnion(result.digests) }
            for digest in result.digests { lastUse[digest] = max(lastUse[digest] ?? 0, result.lastUse) }
        }
        let oldestFirst = inventory.files.sorted {
            (lastUse[$0.digest] ?? 0, $0.path) < (lastUse[$1.digest] ?? 0, $1.path)
        }
        var excess = rule.maxSize.map { inventory.files.reduce(0) { $0 + $1.size } - $0 } ?? .max
        var gone: Set<ContentDigest> = []
        for file in oldestFirst {
            let isBought = bought.contains(file.digest)
            if needed.contains(file.digest) || excess <= 0 {
                kept.add(file)
            } else if isBought, !rule.givesUpPaid {
                paid.add(file)
            } else if lastUse[file.digest] == nil, !isBought, !rule.givesUpPaid {
                unknown.add(file)
            } else {
                files.append(file)
                removed.add(file)
                gone.insert(file.digest)
                if excess != .max { excess -= file.size }
            }
        }
        let stored = Set(inventory.files.map(\.digest)).subtracting(gone)
        results = Self.useless(inventory.results, gone, stored, rule)
    }

    /// The results that go with their files, and, where everything goes that may, those that no run needs.
    private static func useless(
        _ results: [StoreInventory.Result], _ gone: Set<ContentDigest>, _ stored: Set<ContentDigest>, _ rule: Rule
    ) -> Set<String> {
        let useless = results.filter { result in
            if !result.digests.isDisjoint(with: gone) { return true }
            guard rule.maxSize == nil, !result.isKept, result.kind != "generate" else { return false }
            return !paidKinds.contains(result.kind) || result.digests.isDisjoint(with: stored)
        }
        return Set(useless.map(\.fingerprint))
    }
}
