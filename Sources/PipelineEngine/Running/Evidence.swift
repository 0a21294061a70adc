import JSON

/// What is known of work that failed again and again.
struct Evidence<Stage: PipelineStage> {
    let job: Job<Stage>
    let fingerprint: Fingerprint
    let inputs: [StageInput]
    let failure: StageFailure

    /// All of it as JSON.
    var text: String {
        let files = inputs.flatMap(\.files).map { file -> JSONValue in
            [
                "name": .string(file.artifact.name), "path": .string(file.path),
                "digest": .string(file.artifact.digest.hex), "size": .int(file.artifact.size),
            ]
        }
        let fields = fingerprint.fields.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
        return JSONWriter.write(
            [
                "stage": .string(job.id.stage.name), "item": .string(job.id.item), "kind": .string(job.stage.kind),
                "reason": .string(failure.reason.rawValue), "message": .string(failure.message),
                "detail": failure.detail.map(JSONValue.string) ?? .null,
                "fingerprint": .string(fingerprint.digest.hex), "fields": .object(JSONObject(fields)),
                "read": .array(files),
            ], .pretty) + "\n"
    }
}

extension StageFailure {
    /// Whether it is the same failure as another one.
    func isSame(as other: StageFailure?) -> Bool { reason == other?.reason && message == other?.message }
}
