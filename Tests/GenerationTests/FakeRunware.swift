import Generation
import JSON
import Synchronization
import Transfer

/// A server that takes a task's name once, charges for it once, and can misbehave at any request.
final class FakeRunware: HTTPTransport {
    /// What goes wrong with one request.
    enum Fault: Sendable {
        /// It never arrives.
        case refused
        /// It is carried out, and the reply is lost.
        case replyLost
        /// It isn't carried out; this is answered.
        case answer(Int, String)
        /// It is carried out, and this is answered.
        case answerAfterwards(Int, String)
    }

    /// How a render ends.
    enum Ending: Sendable {
        case clips
        case failure(code: String)
        case clipsAnd(failures: Int)
        case clipWithoutURL
    }

    private struct Task: Sendable {
        let count: Int
        let ending: Ending
        var pollsLeft: Int
    }

    private struct State: Sendable {
        var tasks: [String: Task] = [:]
        var charged: [String] = []
        var log: [String] = []
        var faults: [Fault?] = []
        var endings: [Ending] = []
        var saysNotFound = false
    }

    private let state: Mutex<State>
    private let pollsPerRender: Int

    /// - Parameters:
    ///   - faults: What goes wrong with the first requests; `nil` for nothing.
    ///   - endings: How the first renders end; the others end with clips.
    ///   - pollsPerRender: How many questions are answered with "processing".
    init(faults: [Fault?] = [], endings: [Ending] = [], pollsPerRender: Int = 1) {
        var state = State()
        state.faults = faults
        state.endings = endings
        self.state = Mutex(state)
        self.pollsPerRender = pollsPerRender
    }

    /// The tasks that were charged for.
    var charged: [String] { state.withLock { $0.charged } }
    /// What was asked for: `send` or `poll`.
    var log: [String] { state.withLock { $0.log } }

    /// Forgets all tasks, as servers do after a while.
    func forget(sayingSo: Bool = false) {
        state.withLock { state in
            state.tasks = [:]
            state.saysNotFound = sayingSo
        }
    }

    /// Makes the next requests go wrong.
    func misbehave(_ faults: [Fault?]) { state.withLock { $0.faults = faults } }

    func send(_ request: TransferRequest) async throws(TransferError) -> TransferResponse {
        let fault = state.withLock { $0.faults.isEmpty ? nil : $0.faults.removeFirst() }
        switch fault {
        case .refused: throw TransferError(.unreachable, "https://api.test/v1 could not be reached: refused")
        case .answer(let status, let text): return response(status, text)
        case .replyLost:
            _ = try answer(request)
            throw TransferError(.interrupted, "the connection to https://api.test/v1 broke")
        case .answerAfterwards(let status, let text):
            _ = try answer(request)
            return response(status, text)
        case nil: return try answer(request)
        }
    }

    private func answer(_ request: TransferRequest) throws(TransferError) -> TransferResponse {
        guard let task = FakeRunware.task(request), let name = task["taskUUID"]?.string else {
            return response(400, #"{"errors":[{"code":"invalidTask","message":"not one task"}]}"#)
        }
        return state.withLock { state in
            if task["taskType"] == "getResponse" {
                state.log.append("poll")
                return poll(name, &state)
            }
            state.log.append("send")
            return take(name, count: task["numberResults"]?.int ?? 1, &state)
        }
    }

    private static func task(_ request: TransferRequest) -> JSONValue? {
        do { return try JSONReader.read(request.body).value.array?.first } catch { return nil }
    }

    private func take(_ name: String, count: Int, _ state: inout State) -> TransferResponse {
        guard state.tasks[name] == nil else {
            return response(400, #"{"data":[],"errors":[{"code":"conflictTaskUUID","taskUUID":"\#(name)"}]}"#)
        }
        let ending = state.endings.isEmpty ? .clips : state.endings.removeFirst()
        state.tasks[name] = Task(count: count, ending: ending, pollsLeft: pollsPerRender)
        state.charged.append(name)
        return response(200, #"{"data":[{"taskType":"videoInference","taskUUID":"\#(name)"}]}"#)
    }

    private func poll(_ name: String, _ state: inout State) -> TransferResponse {
        guard let task = state.tasks[name] else {
            let error = #"{"code":"taskNotFound","message":"unknown","taskUUID":"\#(name)"}"#
            return response(200, state.saysNotFound ? #"{"errors":[\#(error)]}"# : #"{"data":[]}"#)
        }
        guard task.pollsLeft == 0 else {
            state.tasks[name]?.pollsLeft -= 1
            return response(200, #"{"data":[{"taskUUID":"\#(name)","status":"processing"}]}"#)
        }
        return response(200, FakeRunware.body(of: task, name))
    }

    private static func body(of task: Task, _ name: String) -> String {
        switch task.ending {
        case .clips: return #"{"data":[\#(clips(0..<task.count, name))]}"#
        case .failure(let code):
            return #"{"data":[],"errors":[{"code":"\#(code)","message":"it broke","taskUUID":"\#(name)"}]}"#
        case .clipsAnd(let failures):
            let error = #"{"taskUUID":"\#(name)","status":"error","error":{"code":"timeoutProvider"}}"#
            let items = [clips(0..<task.count - failures, name)] + Array(repeating: error, count: failures)
            return #"{"data":[\#(items.joined(separator: ","))]}"#
        case .clipWithoutURL: return #"{"data":[{"taskUUID":"\#(name)","status":"success","videoUUID":"v"}]}"#
        }
    }

    private static func clips(_ numbers: Range<Int>, _ name: String) -> String {
        numbers.map { number in
            #"{"taskUUID":"\#(name)","status":"success","videoUUID":"v\#(number)","#
                + #""videoURL":"https://vm.test/v\#(number).mp4","cost":0.42}"#
        }.joined(separator: ",")
    }

    private func response(_ status: Int, _ text: String) -> TransferResponse {
        TransferResponse(TransferHead(status: status), body: Array(text.utf8))
    }
}
