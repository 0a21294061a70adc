public import ArgumentParser
import Foundation
import JSON
public import MediaProcessing

/// The subcommand `dailies probe`.
struct ProbeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe", abstract: "Says what media files are, and what is wrong with them.",
        discussion: """
            What is said of the depths: 'header' is what a file says of itself, read in a few milliseconds; 'packets' reads all \
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
        await withTaskGroup(of: (Int, Result<PassOutcome, MediaError>).self) { group in
            var begun = 0
            var results: [Int: Result<PassOutcome, MediaError>] = [:]
            for (index, file) in files.enumerated() {
                while begun < min(files.count, index + width) {
                    group.addTask { [begun] in (begun, await probed(files[begun])) }
                    begun += 1
                }
                while results[index] == nil, let (other, result) = await group.next() { results[other] = result }
                if let result = results.removeValue(forKey: index), !tell(result, of: file) { status = .failed }
            }
        }
        guard status == .done else { throw status }
    }

    /// How many files are looked at side by side; decoding has threads of its own.
    private var width: Int {
        let processors = ProcessInfo.processInfo.activeProcessorCount
        return depth < .frames ? processors : max(1, processors / 2)
    }

    private func probed(_ file: String) async -> Result<PassOutcome, MediaError> {
        var probe = Probe()
        probe.depth = depth
        do throws(MediaError) {
            return .success(try await InProcessPasses().probe(path: file, name: file, probe))
        } catch {
            return .failure(error)
        }
    }

    /// Writes what was found out of a file; returns whether it could be read.
    private func tell(_ result: Result<PassOutcome, MediaError>, of file: String) -> Bool {
        switch result {
        case .success(let found) where json:
            Console.print(JSONWriter.write(.object(found.probeJSON(file: file))))
        case .success(let found):
            let description = MediaDescription(found, file: file)
            for line in description.lines(width: Console.width, Paint(isOn: Console.hasColor)) { Console.say(line) }
        case .failure(let error):
            Console.say("error: \(error)")
            if json { Console.print(JSONWriter.write(["file": .string(file), "error": .string(error.message)])) }
            return false
        }
        return true
    }
}

extension InspectionDepth: ExpressibleByArgument {}
