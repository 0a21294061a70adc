import Foundation
import JSON

extension TaskRecord {
    /// The record as it is kept in the sandbox's folder.
    var json: JSONValue {
        [
            "request": .object(parameters),
            "acceptedAtMicroseconds": .int(Int((acceptedAt.timeIntervalSince1970 * 1e6).rounded())),
            "renderTimeMicroseconds": .int(renderTime.microseconds),
            "lifetimeMicroseconds": .int(lifetime.microseconds),
            "fate": fate.json,
        ]
    }

    /// Reads a record back; `nil` if it isn't one.
    init?(json: JSONValue) {
        guard let parameters = json["request"]?.object, let request = try? VideoRequest(checking: parameters),
            let acceptedAt = json["acceptedAtMicroseconds"]?.int, let renderTime = json["renderTimeMicroseconds"]?.int,
            let lifetime = json["lifetimeMicroseconds"]?.int,
            let fate = json["fate"].flatMap({ TaskFate(json: $0, results: request.results) })
        else { return nil }
        self.init(
            request: request, parameters: parameters,
            acceptedAt: Date(timeIntervalSince1970: TimeInterval(acceptedAt) / 1e6),
            renderTime: .microseconds(renderTime), lifetime: .microseconds(lifetime), fate: fate)
    }
}

extension TaskFate {
    /// The fate as it is kept in a record.
    fileprivate var json: JSONValue {
        [
            "failures": .array(failures.map(Self.json)),
            "failureShape": .string(failureShape.rawValue),
            "isUnfinished": .bool(isUnfinished),
            "isSilent": .bool(isSilent),
            "hasOddSize": .bool(hasOddSize),
        ]
    }

    fileprivate init?(json: JSONValue, results: Int) {
        guard let failures = json["failures"]?.array, failures.count == results,
            let shape = json["failureShape"]?.string.flatMap(SandboxFaults.FailureShape.init(rawValue:))
        else { return nil }
        self.init(results: results)
        self.failures = failures.map(Self.failure)
        failureShape = shape
        isUnfinished = json["isUnfinished"]?.bool ?? false
        isSilent = json["isSilent"]?.bool ?? false
        hasOddSize = json["hasOddSize"]?.bool ?? false
    }

    private static func json(_ failure: Failure?) -> JSONValue {
        switch failure {
        case nil: .null
        case .moderated: true
        case .failed(let code): .string(code)
        }
    }

    private static func failure(_ json: JSONValue) -> Failure? {
        json == true ? .moderated : json.string.map(Failure.failed(code:))
    }
}

extension Duration {
    /// The length in whole microseconds; parts of one are dropped, and so is what is beyond 100,000 years.
    fileprivate var microseconds: Int {
        let (seconds, attoseconds) = min(self, .seconds(100_000 * 31_556_952)).components
        return Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
    }
}
