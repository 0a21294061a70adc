import Foundation
import RunwareSandbox

/// Counts what shows of one run from outside.
struct Lookout {
    private let session: Session
    private let shop: Errand.Shop?
    private let trafficBefore: (submits: Int, polls: Int, fetches: Int)
    private var known: Set<String> = []
    private var said = ""
    private var reader: FileHandle?
    private var stamps: [String] = []

    /// Looks at a run that was just started.
    init(_ session: Session, _ errand: Errand) {
        self.session = session
        shop = errand.shop
        trafficBefore = Self.traffic(of: errand.shop, session.folder)
        for folder in [".dailies/drafts", ".dailies/store", "out"] { known.formUnion(paths(below: folder)) }
    }

    /// Waits for a moment of the run; returns whether it came before the run ended, within a minute.
    mutating func wait(for moment: Moment) -> Bool {
        switch moment {
        case .time(let delay): pause(delay)
        case .sight(let sight, let number, let delay):
            let start = ContinuousClock.now
            while count(sight) < number {
                guard session.isRunning, ContinuousClock.now - start < .seconds(60) else { return false }
                usleep(700)
            }
            pause(delay)
        }
        return session.isRunning
    }

    private func pause(_ microseconds: Int) {
        let end = ContinuousClock.now + .microseconds(microseconds)
        while session.isRunning {
            let rest = (end - ContinuousClock.now) / .microseconds(1)
            guard rest > 0 else { return }
            usleep(UInt32(min(rest, 1_000)))
        }
    }

    private mutating func count(_ sight: Sight) -> Int {
        switch sight {
        case .started, .progressed, .committed, .published: events("\(sight)")
        case .draft: paths(below: ".dailies/drafts").count { !known.contains($0) }
        case .stored: paths(below: ".dailies/store").count { !known.contains($0) }
        case .shown: paths(below: "out").count { !known.contains($0) && !Self.isHidden($0) }
        case .hidden: hiddenPaths()
        case .ledgerWrite: writes(to: "ledger.sqlite")
        case .journalWrite: writes(to: "journal.sqlite")
        case .submit: Self.traffic(of: shop, session.folder).submits - trafficBefore.submits
        case .poll: Self.traffic(of: shop, session.folder).polls - trafficBefore.polls
        case .fetch: Self.traffic(of: shop, session.folder).fetches - trafficBefore.fetches
        }
    }

    /// What has reached a shop so far; of one that isn't in this process only what it has written down.
    private static func traffic(of shop: Errand.Shop?, _ folder: URL) -> (submits: Int, polls: Int, fetches: Int) {
        switch shop {
        case nil: (0, 0, 0)
        case .sandbox(let sandbox): (sandbox.traffic.submits, sandbox.traffic.polls, sandbox.traffic.downloads)
        case .process(let process): (process.tasks.count, 0, 0)
        case .embedded: (SandboxTasks(below: folder.appending(path: ".dailies/sandbox")).count, 0, 0)
        }
    }

    private mutating func events(_ name: String) -> Int {
        if reader == nil { reader = try? FileHandle(forReadingFrom: session.output) }
        let data = (try? reader?.readToEnd()) ?? nil
        said += String(decoding: data ?? Data(), as: UTF8.self)
        return said.components(separatedBy: "\"event\":\"\(name)\"").count - 1
    }

    /// Hidden names come and go, so those seen are counted.
    private mutating func hiddenPaths() -> Int {
        stamps += paths(below: "out").filter { Self.isHidden($0) && !stamps.contains($0) }
        return stamps.count
    }

    private mutating func writes(to database: String) -> Int {
        let stamp = [database, database + "-wal"].map { name in
            let path = session.folder.appending(path: ".dailies/\(name)").path
            let facts = try? FileManager.default.attributesOfItem(atPath: path)
            return "\(facts?[.modificationDate] as? Date, default: "-") \(facts?[.size] as? Int ?? 0)"
        }.joined(separator: " ")
        if stamps.last != stamp { stamps.append(stamp) }
        return stamps.count - 1
    }

    private func paths(below folder: String) -> [String] {
        let place = session.folder.appending(path: folder).path
        return ((try? FileManager.default.subpathsOfDirectory(atPath: place)) ?? []).map { folder + "/" + $0 }
    }

    private static func isHidden(_ path: String) -> Bool { path.split(separator: "/").last?.hasPrefix(".") == true }
}
