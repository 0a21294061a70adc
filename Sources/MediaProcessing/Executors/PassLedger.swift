/// What became of the outputs of a pass that runs elsewhere, and what is to be run again.
///
/// It decides and does nothing.
struct PassLedger: Sendable {
    private let pass: MediaPass
    private var results: [String: MediaError?] = [:]

    init(_ pass: MediaPass) { self.pass = pass }

    /// The place of an output that isn't finished in the pass; `nil` if there is no such output, or if it is.
    func openIndex(of output: String) -> Int? {
        guard results[output] == nil else { return nil }
        return pass.outputs.firstIndex { $0.id == output }
    }

    /// Notes that an output is finished, and why it failed if it did.
    mutating func finish(_ output: String, _ error: MediaError?) { results[output] = .some(error) }

    /// The outputs that aren't finished, those first whose verdict others need.
    var open: [MediaPass.Output] {
        let gates = Set(pass.outputs.flatMap(\.gates))
        let open = pass.outputs.filter { results[$0.id] == nil }
        return open.filter { gates.contains($0.id) } + open.filter { !gates.contains($0.id) }
    }

    /// Why an output need not be begun: the failure of a probe that it depends on.
    func refusal(of output: MediaPass.Output) -> MediaError? {
        output.gates.lazy.compactMap { results[$0] ?? nil }.first
    }

    /// The pass with one of its outputs alone.
    func alone(_ output: MediaPass.Output) -> MediaPass {
        var lone = pass
        lone.outputs = [output]
        return lone
    }
}
