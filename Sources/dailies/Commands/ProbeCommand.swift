public import ArgumentParser
import JSON
public import MediaProcessing

/// The subcommand `dailies probe`.
struct ProbeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe", abstract: "Says what media files are, and what is wrong with them.",
        discussion: """
            What is said of the depths: 'header' is what a file says of itself, read in a millisecond; 'packets' reads all \
            of it without decoding, and tells the frame rate, the groups of pictures and the true ends; 'frames' decodes \
            all of it, and tells black, frozen, silent and clipped stretches, loudness and damage.
            """)

    @Argument(help: "Media files.", completion: .file())
    var files: [String]

    @Option(help: "How far to look: header, packets or frames.")
    var depth = InspectionDepth.header

    @Flag(help: "Writes one JSON object a file to standard output: Docs/probe.md.")
    var json = false

    func run() async throws {
        var status = ExitStatus.done
        for file in files {
            do throws(MediaError) {
                try await probe(file)
            } catch {
                Console.say("error: \(error)")
                if json { Console.print(JSONWriter.write(["file": .string(file), "error": .string(error.message)])) }
                status = .failed
            }
        }
        guard status == .done else { throw status }
    }

    private func probe(_ file: String) async throws(MediaError) {
        var probe = Probe()
        probe.depth = depth
        let found = try await InProcessPasses().probe(path: file, name: file, probe)
        if json {
            Console.print(JSONWriter.write(.object(found.probeJSON(file: file))))
        } else {
            let description = MediaDescription(found, file: file)
            for line in description.lines(width: Console.width, Paint(isOn: Console.hasColor)) { Console.say(line) }
        }
    }
}

extension InspectionDepth: ExpressibleByArgument {}
