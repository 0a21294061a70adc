import Foundation
import JSON
import RunwareSandbox

@testable import RunwareSandbox

/// Real clips of a real sandbox, rendered once for all tests.
enum Reel: Int, CaseIterable {
    /// A red boat in MP4.
    case boat
    /// The same, ordered in the same words by another task.
    case boatAgain
    /// The second result of the first order.
    case boatVariation
    /// Another prompt.
    case city
    /// In WebM, two seconds long.
    case webm
    /// In QuickTime, upright.
    case mov
    /// Without sound.
    case silent
    /// Of a size nobody asked for.
    case oddSize

    /// The file's bytes.
    var bytes: Data {
        get async throws { try await Self.all.value[rawValue] }
    }

    private static let all = Task {
        try await Stand.run(renderer: SceneRenderer()) { visitor in
            let boats = try await visitor.fetchResults(Order.video(1, ["numberResults": 2]))
            let again = try await visitor.fetchResults(Order.video(2))
            let city = try await visitor.fetchResults(Order.video(3, ["positivePrompt": "a city at night"]))
            let webm = try await visitor.fetchResults(Order.video(4, ["outputFormat": "WEBM", "duration": 2]))
            let mov = try await visitor.fetchResults(
                Order.video(5, ["outputFormat": "MOV", "width": 480, "height": 640]))
            visitor.change { $0.silentTasks = 1 }
            let silent = try await visitor.fetchResults(Order.video(6))
            visitor.change { $0.oddSizeTasks = 1 }
            let oddSize = try await visitor.fetchResults(Order.video(7))
            return [boats[0], again[0], boats[1], city[0], webm[0], mov[0], silent[0], oddSize[0]]
        }
    }
}

extension Visitor {
    /// Buys a task and fetches the files of its results.
    fileprivate func fetchResults(_ task: JSONValue) async throws -> [Data] {
        var files: [Data] = []
        for address in try await buy(task) { files.append(try await fetch(address).body) }
        return files
    }

    fileprivate func change(_ change: (inout SandboxFaults) -> Void) {
        var faults = SandboxFaults()
        change(&faults)
        sandbox.setFaults(faults)
    }
}
