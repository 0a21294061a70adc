import Foundation
import Testing

@Suite("Architecture")
struct ArchitectureTests {
    private let sources = SourceTree.files(in: "Sources")

    @Test("imports point down, and each module uses only the libraries it was given")
    func floors() {
        #expect(Set(sources.map(\.module)).isSubset(of: Floors.modules.keys))
        #expect(sources.count > 200)
        for file in sources {
            for imported in file.imports {
                #expect(Floors.objection(to: imported, in: file.module) == nil, "\(file.path)")
            }
        }
    }

    @Test("the table of floors is right about the rules it is there for")
    func table() {
        #expect(Floors.objection(to: "CFFmpeg", in: "MediaProcessing") == "only FFmpeg may import CFFmpeg")
        #expect(
            Floors.objection(to: "Generation", in: "MediaProcessing")
                == "Generation does not stand below MediaProcessing")
        #expect(Floors.objection(to: "Generation", in: "RunwareSandbox") == nil)
        #expect(Floors.objection(to: "CConfinement", in: "MediaProcessing") == "only Workers may import CConfinement")
        #expect(Floors.objection(to: "GRDB", in: "PipelineEngine") == "PipelineEngine may not use GRDB")
    }

    @Test("the sandbox never imports the client: they are two readings of one specification")
    func sandboxStandsAlone() {
        for file in sources where file.module == "RunwareSandbox" {
            #expect(Set(file.imports).isDisjoint(with: ["Generation", "Transfer", "PipelineEngine"]), "\(file.path)")
        }
    }

    @Test("'unsafe' is written only at the door to C and where system calls are made")
    func unsafeCode() {
        let allowed = [
            "Sources/RunStore/FileSystem.swift",
            "Sources/dailies/Console/Console.swift", "Sources/dailies/Commands/PipelineOptions.swift",
            "Sources/dailies/Reference/Page.swift", "Sources/Workers/Confinement.swift",
            "Sources/Workers/WorkerEar.swift", "Sources/Workers/WorkerInput.swift",
            "Sources/Workers/WorkerOutput.swift",
        ]
        let users = sources.filter { file in
            file.module != "FFmpeg" && file.code.contains { $0.contains(/\bunsafe\b/) }
        }.map(\.path)
        #expect(Set(users).subtracting(allowed) == [])
        #expect(Set(allowed).subtracting(users) == [], "no longer needed")
    }

    @Test("unchecked Sendable is claimed only by handles, each with an argument why it is safe")
    func uncheckedSendable() {
        for file in sources {
            for (index, line) in file.code.enumerated() where line.contains("@unchecked Sendable") {
                #expect(file.path.hasPrefix("Sources/FFmpeg/Handles/"), "\(file.path)")
                let above = file.lines[..<index].suffix(while: { $0.hasPrefix("//") })
                #expect(above.first?.hasPrefix("// SAFETY: ") == true, "\(file.path)")
            }
        }
    }

    @Test("no check of the compiler is switched off")
    func noEscapes() {
        for file in sources {
            for line in file.code {
                #expect(!line.contains("nonisolated(unsafe)") && !line.contains("@preconcurrency"), "\(file.path)")
            }
        }
    }

    @Test("the environment is read only by the command")
    func environment() {
        for file in sources where file.module != "dailies" {
            #expect(
                !file.code.contains { $0.contains("processInfo.environment") || $0.contains("getenv") }, "\(file.path)")
        }
    }

    @Test("no folder is called Utils, Helpers or Common, and no file stands for nothing")
    func names() {
        for path in SourceTree.paths(in: "Sources") + SourceTree.paths(in: "Tests") {
            let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
            #expect(!["utils", "utilities", "helpers", "common", "misc"].contains(name), "\(path)")
        }
    }

    @Test("every kind of stage is used by a pipeline that is shipped")
    func shippedKinds() throws {
        let kinds = sources.filter { $0.path.hasPrefix("Sources/PipelineStages/Kinds/") }
            .flatMap(\.lines).compactMap { $0.firstMatch(of: /static let kind = "(\w+)"/).map { String($0.1) } }
        #expect(kinds.count >= 7)
        let texts = try SourceTree.paths(in: "Pipelines").filter { $0.hasSuffix(".json") }
            .map { try String(contentsOf: SourceTree.root.appending(path: $0), encoding: .utf8) }
        for kind in kinds { #expect(texts.contains { $0.contains("\"stage\": \"\(kind)\"") }, "\(kind)") }
    }
}

extension Collection {
    /// The longest end of the collection whose elements all fit.
    fileprivate func suffix(while fits: (Element) -> Bool) -> [Element] {
        Array(reversed().prefix(while: fits).reversed())
    }
}
