@testable import Generation

extension PollAnswer {
    /// The answer in a line.
    var summary: String {
        switch self {
        case .report(let report): report.summary
        case .noTrace(let error): "no trace" + (error.map { ": \($0.code)" } ?? "")
        case .failed(let error): "poll failed: \(error.summary)"
        }
    }
}

extension RenderReport {
    fileprivate var summary: String {
        let parts = [
            results.map { "\($0.identity) \($0.cost?.description ?? "?")" },
            failures.map { "failed \($0.summary)" },
            pending > 0 ? ["\(pending) pending" + (percent.map { " at \($0) %" } ?? "")] : [],
            withoutURL > 0 ? ["\(withoutURL) without URL"] : [],
        ]
        return parts.joined().joined(separator: ", ")
    }
}

extension SubmitAnswer {
    /// The answer in a line.
    var summary: String {
        switch self {
        case .accepted: "accepted"
        case .alreadyBought: "already bought"
        case .rejected(let error): "rejected: \(error.summary)"
        case .notTaken(let error): "not taken: \(error.summary)"
        case .unclear(let error): "unclear: \(error.summary)"
        }
    }
}

extension RunwareError {
    /// Kind and code.
    var summary: String { code.isEmpty ? "\(kind)" : "\(kind) \(code)" }
}

extension PurchaseStep {
    /// The step in a line.
    var summary: String {
        switch self {
        case .prepare(let attempt): "prepare \(attempt)"
        case .send: "send"
        case .poll: "poll"
        case .wait(let duration): "wait \(duration)"
        case .finish: "finish"
        case .stop(let error): "stop \(error.reason)"
        }
    }
}
