/// The floors that the modules stand on, and what each may use from outside.
enum Floors {
    /// A module of ours.
    struct Module: Sendable {
        let floor: Int
        let outside: Set<String>
    }

    /// What every module may use: it comes with Swift.
    static let withSwift: Set<String> = ["Foundation", "Synchronization", "Dispatch"]

    static let modules: [String: Module] = [
        "Reports": Module(floor: 2, outside: ["Mustache"]),
        "dailies": Module(floor: 5, outside: ["ArgumentParser", "Logging", "Glibc"]),
        "PipelineStages": Module(floor: 3, outside: ["Logging"]),
        "RunwareSandbox": Module(floor: 3, outside: ["Hummingbird", "HTTPTypes", "Logging"]),
        "MediaProcessing": Module(floor: 2, outside: ["Logging"]),
        "Generation": Module(floor: 2, outside: ["Logging"]),
        "RunStore": Module(floor: 2, outside: ["GRDB", "Crypto", "Glibc"]),
        "FFmpeg": Module(floor: 1, outside: ["Glibc"]),
        "PipelineEngine": Module(floor: 1, outside: ["HeapModule", "Crypto"]),
        "Transfer": Module(
            floor: 1, outside: ["AsyncHTTPClient", "Crypto", "NIOCore", "NIOHTTP1", "NIOPosix", "Glibc"]),
        "Workers": Module(floor: 1, outside: ["Subprocess", "SystemPackage", "Glibc"]),
        "MediaTypes": Module(floor: 0, outside: []),
        "JSON": Module(floor: 0, outside: []),
        "Mailboxes": Module(floor: 0, outside: []),
        "Wording": Module(floor: 0, outside: []),
        "CFFmpeg": Module(floor: 0, outside: []),
        "CFFmpegLog": Module(floor: 0, outside: []),
        "CConfinement": Module(floor: 0, outside: []),
    ]

    /// Why a module may not import another; `nil` if it may.
    static func objection(to imported: String, in importer: String) -> String? {
        guard let own = modules[importer] else { return "\(importer) stands on no floor" }
        guard let other = modules[imported] else {
            let isAllowed = own.outside.contains(imported) || withSwift.contains(imported)
            return isAllowed ? nil : "\(importer) may not use \(imported)"
        }
        if imported.hasPrefix("CFFmpeg"), importer != "FFmpeg" { return "only FFmpeg may import \(imported)" }
        if imported == "CConfinement", importer != "Workers" { return "only Workers may import \(imported)" }
        return other.floor < own.floor ? nil : "\(imported) does not stand below \(importer)"
    }
}
