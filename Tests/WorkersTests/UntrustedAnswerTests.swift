import Foundation
import MediaProcessing
import Testing
import Workers

@Suite("What a worker says of its files is checked")
struct UntrustedAnswerTests {
    /// A pass of one poster, and what becomes of it when a worker says that it made a file of this name.
    private func result(
        of name: String, preparing script: String = ":"
    ) async throws -> Result<PassOutcome, MediaError>? {
        let media = #"{"container":[],"size":0,"streams":[],"metadata":{}}"#
        let answer =
            #"{"output":"poster","outcome":{"files":[{"name":"\#(name)","path":"/etc/passwd","media":\#(media)}],"source":\#(media),"notes":[],"losses":[]}}"#
        var worker = try MediaWorker()
        let shell = try ShellWorker(
            """
            folder=${setup#*\\"folder\\":\\"}; folder=${folder%%\\"*}/0
            while :; do accept; \(script); echo '{"event":{"id":'$id',"body":\(answer)}}'; done_; done
            """)
        (worker.configuration.program, worker.configuration.arguments) =
            (shell.configuration.program, shell.configuration.arguments)
        return await worker.run(try worker.pass([MediaPass.Work.several[0]], in: "apart"))["poster"]
    }

    @Test("a plain file is taken, with the path that it has then")
    func plain() async throws {
        let outcome = try #require(try await result(of: "x.jpg", preparing: ": > $folder/x.jpg")?.get())
        #expect(outcome.files.map(\.name) == ["x.jpg"])
        #expect(outcome.files.allSatisfy { $0.path.hasSuffix("/apart/poster/x.jpg") })
    }

    @Test("a name that leads elsewhere is not", arguments: ["../x.jpg", "/etc/passwd", "..", ".", "", "a/b"])
    func names(name: String) async throws {
        let error = try await result(of: name)?.error
        #expect(error == MediaError(.damagedOutput, "a worker process made a file of an unfitting name"))
    }

    @Test("a link is not, nor is a second name of another file", arguments: ["-s", ""])
    func links(option: String) async throws {
        let script = ": > $folder/y.jpg; /bin/ln \(option) $folder/y.jpg $folder/x.jpg"
        let error = try await result(of: "x.jpg", preparing: script)?.error
        #expect(error == MediaError(.damagedOutput, "x.jpg, which a worker process made, is not a regular file"))
    }

    @Test("a file that isn't there is missed")
    func missing() async throws {
        let error = try #require(try await result(of: "x.jpg")?.error)
        #expect(error.reason == .unwritable)
        #expect(error.message.hasPrefix("x.jpg can't be moved to "))
    }
}
