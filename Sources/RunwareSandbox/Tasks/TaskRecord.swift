import Foundation
import JSON
import MediaTypes

/// A task that was accepted: all that has to be known of it, settled once and never changed.
struct TaskRecord: Hashable, Sendable {
    /// The request as it was checked.
    let request: VideoRequest
    /// The request as it came.
    let parameters: JSONObject
    /// When it was accepted.
    let acceptedAt: Date
    /// How long it takes until the last result is there.
    let renderTime: Duration
    /// For how long a result can be fetched.
    let lifetime: Duration
    /// What befalls it.
    let fate: TaskFate
}

extension TaskRecord {
    /// What is charged: each result that is delivered.
    var charged: Price { PriceList.price(ofOne: request) * fate.failures.count { $0 == nil } }

    /// When a result is due: the last after the render time, those before it evenly spaced.
    func dueTime(of result: Int) -> Date {
        acceptedAt + renderTime.seconds * Double(result + 1) / Double(request.results)
    }

    /// When the files can't be fetched any more.
    var expiry: Date { dueTime(of: request.results - 1) + lifetime.seconds }

    /// The identifier of a result; it follows from the task's, so that it is the same after a restart.
    func videoUUID(of result: Int) -> String {
        var numbers = SplitMix(seed: FNV1a.hash(request.taskUUID) &+ UInt64(result))
        return TaskUUID.made(of: numbers.next(), numbers.next())
    }

    /// The name of a result's file.
    func fileName(of result: Int) -> String { videoUUID(of: result) + "." + request.format.fileExtension }

    /// The results that are to be rendered.
    var renderedResults: [Int] {
        guard !fate.isUnfinished else { return [] }
        return fate.failures.indices.filter { fate.failures[$0] == nil }
    }

    /// What a result shows and sounds like.
    func clip(of result: Int) -> Clip {
        Clip(
            prompt: request.prompt, variation: result,
            resolution: fate.hasOddSize ? Resolution(width: 1264, height: 720) : request.resolution,
            seconds: request.seconds, format: request.format, quality: request.quality, hasSound: !fate.isSilent)
    }
}

extension Duration {
    /// The length in seconds, for reckoning with dates.
    var seconds: TimeInterval {
        TimeInterval(components.seconds) + TimeInterval(components.attoseconds) / 1e18
    }
}
