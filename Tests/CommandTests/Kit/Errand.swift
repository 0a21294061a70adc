import Foundation
import JSON
import RunwareSandbox

/// What a run that is disturbed has to do.
struct Errand: Sendable {
    /// Where clips are bought.
    enum Shop: Sendable {
        case sandbox(Sandbox)
        case process(SandboxProcess)
        /// The sandbox within the command.
        case embedded
    }

    /// The pipeline; `NUMBER` in it is replaced by a number that no other round has and that changes no result.
    var pipeline: String
    /// What stands after `dailies run`.
    var arguments: [String]
    /// Other files, by name.
    var files: [String: String] = [:]
    /// Fixtures to copy into the folder `in`.
    var fixtures: [String] = []
    /// Where it buys, if it does.
    var shop: Shop?
    /// How many times each prompt is to be bought.
    var purchases: [String: Int] = [:]
}

extension Errand {
    /// The number that stands in a round's requests.
    static func mark(of round: Int) -> Int { 100_000 + round }

    /// What tells the command where to buy.
    var environment: [String: String] {
        let address: String
        switch shop {
        case nil, .embedded: return [:]
        case .sandbox(let sandbox): address = sandbox.baseURL
        case .process(let process): address = process.baseURL
        }
        return ["RUNWARE_API_KEY": "a-key", "RUNWARE_BASE_URL": address]
    }

    /// What shows of it from outside.
    var sights: [Sight] {
        switch shop {
        case nil: Sight.ofAnyRun
        case .sandbox: Sight.ofAnyRun + Sight.ofPurchases + [.poll, .fetch]
        case .process, .embedded: Sight.ofAnyRun + Sight.ofPurchases
        }
    }

    /// How many times each prompt was bought in a round, which happened in a folder.
    func bought(_ round: Int, in folder: URL) -> [String: Int] {
        let requests: [JSONValue]
        switch shop {
        case nil: requests = []
        case .embedded: requests = SandboxTasks(below: folder.appending(path: ".dailies/sandbox")).requests
        case .sandbox(let sandbox): requests = sandbox.purchases.purchases.map(\.request)
        case .process(let process): requests = process.tasks.requests
        }
        return requests.filter { $0["ttl"]?.int == Self.mark(of: round) }
            .reduce(into: [:]) { $0[$1["positivePrompt"]?.string ?? "", default: 0] += 1 }
    }
}

extension Errand.Shop {
    fileprivate var isEmbedded: Bool {
        if case .embedded = self { true } else { false }
    }
}

extension Errand {
    /// Three clips, the first and the last of the same request, so that one of two requests is bought twice.
    static func boats(from shop: Shop) -> Errand {
        var errand = boat(from: shop)
        errand.arguments = ["errand.json", "--each", "rows.csv", "--json"]
        errand.files = ["rows.csv": "id,prompt\none,a red boat\ntwo,a blue boat\nthree,a red boat\n"]
        errand.purchases = ["a red boat": 2, "a blue boat": 1]
        return errand
    }

    /// One clip.
    static func boat(from shop: Shop) -> Errand {
        Errand(
            pipeline: """
                {
                  "name": "boats",
                  "parameters": { "prompt": { "type": "string", "default": "a green boat" } },
                  "stages": {
                    "clip":   { "stage": "generate", "model": "xai:grok-imagine@video", "positivePrompt": "${prompt}",
                                "width": 480, "height": 480, "duration": 1, "ttl": NUMBER },
                    "source": { "stage": "download", "from": "clip" },
                    "check":  { "stage": "probe", "from": "source", "expect": { "audio": "required" } },
                    "web":    { "stage": "transcode", "from": "check", "preset": "mp4-h264", "video": { "maxWidth": 96 } },
                    "poster": { "stage": "thumbnail", "from": "check", "widths": [64, 32], "formats": ["jpeg", "webp"] },
                    "sound":  { "stage": "extractAudio", "from": "check", "format": "m4a" }
                  }
                }
                """,
            arguments: ["errand.json", "--json"] + (shop.isEmbedded ? ["--sandbox"] : []), shop: shop,
            purchases: ["a green boat": 1])
    }

    /// Twelve files, each made into a film, pictures and, if it sounds, a sound.
    static let bulk = Errand(
        pipeline: """
            {
              "name": "bulk",
              "stages": {
                "clips":  { "stage": "files" },
                "check":  { "stage": "probe", "from": "clips" },
                "web":    { "stage": "transcode", "from": "check", "preset": "mp4-h264" },
                "poster": { "stage": "thumbnail", "from": "check", "widths": [64, 32], "formats": ["png", "webp"] },
                "sound":  { "stage": "extractAudio", "from": "check", "format": "m4a", "when": "probe.audio" }
              }
            }
            """,
        arguments: ["errand.json", "--input", "in", "--json"],
        fixtures: [
            "bars-bt601-pc.mp4", "bars-bt709-tv.mp4", "clip.mp4", "fade.mp4", "odd.mkv", "rotated.mp4", "short.mp4",
            "silent.webm", "stacked.mp4", "steps.mp4", "sync.mp4", "wide.mp4",
        ])
}
