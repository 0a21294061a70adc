import ArgumentParser

/// The option `--state`.
struct StateOption: ParsableArguments {
    @Option(
        name: .customLong("state"),
        help: ArgumentHelp("The folder that keeps what was made and paid for.", valueName: "dir"))
    var state = ".dailies"
}
