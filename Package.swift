// swift-tools-version: 6.2

import PackageDescription

/// The settings of every target: Swift 6 with each check that the compiler offers.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// Whether the modules that read pipeline files are built so that libFuzzer sees what it reaches in them: Scripts/fuzz.
let isFuzzing = Context.environment["DAILIES_FUZZ"] == "1"
let fuzzed = ["JSON", "PipelineEngine", "PipelineStages", "Generation"]

/// A Swift target of this package.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    let more = isFuzzing && fuzzed.contains(name) ? [SwiftSetting.unsafeFlags(["-sanitize=fuzzer"])] : []
    return .target(name: name, dependencies: dependencies, swiftSettings: settings + more)
}

/// The tests of a target; `Testing` names what they share.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let heapModule = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

/// Tries texts on the validation of pipeline files: Scripts/fuzz.
let fuzzTarget = Target.executableTarget(
    name: "Fuzz", dependencies: ["PipelineProperties"], path: "Tests/Fuzz/Target", swiftSettings: settings,
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])

let package = Package(
    name: "dailies",
    products: [
        .executable(name: "dailies", targets: ["dailies"]),
        // For the tests, which load it into the command.
        .library(name: "KillAtCall", type: .dynamic, targets: ["KillAtCall"]),
        .library(name: "CodecLog", type: .dynamic, targets: ["CodecLog"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: [
        // Floor 5: the command.
        .executableTarget(
            name: "dailies",
            dependencies: [
                "PipelineStages", "RunwareSandbox", "MediaProcessing", "Generation", "RunStore", "Reports", "FFmpeg",
                "PipelineEngine", "Transfer", "Workers", "MediaTypes", "JSON", "Wording", argumentParser, logging,
            ],
            swiftSettings: settings),

        // Floor 3: the kinds of stage, and the sandbox of the API.
        module(
            "PipelineStages",
            [
                "MediaProcessing", "Generation", "RunStore", "FFmpeg", "PipelineEngine", "Transfer",
                "MediaTypes", "JSON", "Wording", logging,
            ]),
        module("RunwareSandbox", ["FFmpeg", "MediaTypes", "JSON", hummingbird, logging]),

        // Floor 2: media jobs, purchases, what is kept on disk, and what is told of runs.
        module("MediaProcessing", ["FFmpeg", "Workers", "MediaTypes", "Wording"]),
        module("Generation", ["Transfer", "JSON", logging]),
        module("RunStore", ["PipelineEngine", "JSON", "Wording", grdb, crypto]),
        module("Reports", ["PipelineEngine", "JSON", "Wording", mustache]),

        // Floor 1: FFmpeg in Swift, the engine, and HTTP.
        module("FFmpeg", ["CFFmpeg", "CFFmpegLog", "MediaTypes"]),
        module("PipelineEngine", ["Mailboxes", "JSON", "Wording", heapModule, crypto]),
        module("Transfer", [asyncHTTPClient, crypto, nioCore, nioHTTP1, nioPosix]),
        module("Workers", ["CConfinement", "Mailboxes", subprocess, systemPackage]),

        // Floor 0: values and C.
        module("MediaTypes"),
        module("JSON"),
        module("Mailboxes"),
        module("Wording"),
        .target(name: "CConfinement"),
        .target(name: "CFFmpegLog", dependencies: ["CFFmpeg"]),
        .systemLibrary(
            name: "CFFmpeg", pkgConfig: "libavformat libavcodec libavfilter libswscale libswresample libavutil"),

        // Tests, a target for each module.
        tests("ArchitectureTests", []),
        tests(
            "CommandTests",
            [
                "SeededRandom", "dailies", "RunwareSandbox", "FFmpeg", "PipelineStages", "PipelineEngine", "JSON",
                logging,
            ]),
        tests("FFmpegTests", ["FFmpeg", "MediaTypes"]),
        tests("GenerationTests", ["Generation", "Transfer", "JSON", logging]),
        tests("JSONTests", ["SeededRandom", "JSON"]),
        tests("MediaProcessingTests", ["MediaProcessing", "FFmpeg", "MediaTypes", "JSON"]),
        tests("MediaTypesTests", ["MediaTypes"]),
        tests("PipelineEngineTests", ["SeededRandom", "PipelineEngine", "JSON"]),
        tests(
            "PipelineStagesTests",
            [
                "PipelineProperties", "SeededRandom", "PipelineStages", "MediaProcessing", "PipelineEngine",
                "MediaTypes",
                "JSON",
            ]),
        tests("ReportsTests", ["Reports", "PipelineEngine", "JSON"]),
        tests("RunStoreTests", ["RunStore", "PipelineEngine", "JSON", grdb]),
        tests(
            "RunwareSandboxTests", ["RunwareSandbox", "FFmpeg", "JSON", asyncHTTPClient, logging, nioCore, nioHTTP1]),
        tests("TransferTests", ["Transfer", nioCore, nioPosix]),
        tests("WorkersTests", ["dailies", "MediaProcessing", "FFmpeg", "Workers"]),

        // Random numbers that are the same in every run, for the tests.
        .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: settings),

        // What holds for any text that is validated as a pipeline file.
        .target(
            name: "PipelineProperties", dependencies: ["PipelineStages", "PipelineEngine", "JSON"],
            path: "Tests/Fuzz/Properties", swiftSettings: settings),

        // Measures how long a pipeline file takes to be validated: Benchmarks/README.md.
        .executableTarget(
            name: "ValidateStages", dependencies: ["PipelineStages", "PipelineEngine"],
            path: "Benchmarks/validate-stages", exclude: ["make"], swiftSettings: settings),

        // Measures the engine with jobs that do nothing: Benchmarks/README.md.
        .executableTarget(
            name: "NoOpJobs", dependencies: ["RunStore", "PipelineEngine", "JSON"], path: "Benchmarks/no-op-jobs",
            exclude: ["measure"], swiftSettings: settings),

        // Ends a process at one of its calls to the system: Tests/CommandTests/FatalCallTests.swift.
        .target(name: "KillAtCall", path: "Tests/KillAtCall"),

        // Writes down what a process decodes and filters: Tests/CommandTests/DecodeOnceTests.swift.
        .target(name: "CodecLog", path: "Tests/CodecLog"),

        // Opens, decodes, encodes and fails under valgrind: Scripts/leaks.
        .executableTarget(
            name: "LeakCheck", dependencies: ["FFmpeg", "MediaTypes"], path: "Tests/LeakCheck", swiftSettings: settings),

        // Makes everything of any file, under tools that see memory used wrongly: Scripts/sanitize.
        .executableTarget(
            name: "PassCheck", dependencies: ["MediaProcessing"], path: "Tests/PassCheck", swiftSettings: settings),
    ] + (isFuzzing ? [fuzzTarget] : [])
)
