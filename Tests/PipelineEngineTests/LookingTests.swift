import Synchronization
import Testing

@testable import PipelineEngine

@Suite("Looking at jobs that are ready")
struct LookingTests {
    @Test(
        "is told of all that read the same at once, so that no batch begins without some of them",
        arguments: [1, 3, 40])
    func together(count: Int) async throws {
        let bench = Bench()
        bench.world.file("sea.txt", "sea")
        let readers = (0..<count).map { #""r\#($0)": {"stage": "copy", "from": "in", "batch": "b"}"# }
        let pipeline = try Bench.pipeline(#""in": {"stage": "find"}, "# + readers.joined(separator: ", "))
        let jobs = try bench.graph(pipeline).jobs.filter { !$0.inputs.isEmpty }
        let told = Mutex<[[String]]>([])
        await bench.runner.look(jobs.map { JobToLook(job: $0, reading: []) }, of: "p") { found in
            told.withLock { $0.append(found.map(\.0.description)) }
        }
        #expect(told.withLock(\.self) == [jobs.map(\.id.description)])
        #expect(jobs.count == count)
    }
}
