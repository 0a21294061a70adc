/// The keys of a pipeline file.
enum PipelineKeys {
    /// A key, and what it is for.
    struct Key {
        let name: String
        let summary: String
    }

    static let all = [
        Key(name: "$schema", summary: "Where the schema of pipeline files is, for editors; it isn't read."),
        Key(name: "name", summary: "The pipeline's name, which is that of its output folder."),
        Key(name: "description", summary: "What the pipeline is for."),
        Key(name: "parameters", summary: "Values that are given when the pipeline is run, by name."),
        Key(name: "presets", summary: "Settings by names of your own, which stages then name with 'preset'."),
        Key(name: "stages", summary: "The stages by name; each says with 'from' what it reads."),
    ]

    static let names = all.map(\.name)
}
