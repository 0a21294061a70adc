import Testing

@Suite("The command line")
struct CommandLineTests {
    @Test(
        "begins what is wrong with 'error:' and names what was perhaps meant",
        arguments: [
            (["pln", "x.json"], "error: there is no subcommand 'pln'; did you mean 'plan'?"),
            (["plan", "--jsn", "x.json"], "error: Unknown option '--jsn'. Did you mean '--json'?"),
            (["plan"], "error: Missing expected argument '<file>'"),
            (["run", "x.json", "--jobs", "0"], "error: --jobs must be from 1 to 256, not 0"),
        ])
    func mistakes(_ arguments: [String], _ sentence: String) async throws {
        let scratch = try Scratch()
        let outcome = try await Command.start(arguments, in: scratch.url).outcome()
        #expect(outcome.status == 2)
        #expect(outcome.errors.split(separator: "\n").first.map(String.init) == sentence)
    }

    @Test("lists the subcommands for one that is like none")
    func unlike() async throws {
        let scratch = try Scratch()
        let outcome = try await Command.run("frobnicate", in: scratch.url)
        #expect(outcome.status == 2)
        #expect(
            outcome.errors.hasPrefix(
                "error: there is no subcommand 'frobnicate'; there are run, plan, status, explain, "))
    }
}
