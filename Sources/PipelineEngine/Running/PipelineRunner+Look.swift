import JSON

/// A job and the committed results it reads.
struct JobToLook<Stage: PipelineStage>: Sendable {
    let job: Job<Stage>
    let reading: [Reading]

    struct Reading: Sendable {
        let result: StageResult
        let paths: [String]
        let index: Int?
    }
}

/// What is known of a job before its work is done.
struct LookedJob: Sendable {
    let inputs: [StageInput]
    let fingerprint: Fingerprint
    /// What is known of work with this fingerprint; a result only if its files are there.
    let past: PastWork?
    /// Where the files of the result are.
    let paths: [String]
    /// Whether the result is that of work with another fingerprint, which is kept.
    let isAccepted: Bool
}

extension PipelineRunner {
    /// Looks at jobs: what they read, what decides their results, and whether the work was done before.
    ///
    /// `found` is called with what becomes known at one time: of jobs that read what is in the store already, with all of
    /// them at once.
    func look(
        _ jobs: [JobToLook<Stage>], of pipeline: String,
        found: @Sendable ([(JobID, Result<LookedJob, StageFailure>)]) -> Void
    ) async {
        let files = jobs.compactMap { $0.job.userFile }
        let known = files.isEmpty ? [] : await store.register(userFiles: files, ifKnown: true)
        let artifacts = Dictionary(zip(files, known)) { first, _ in first }
        var quick: [(job: Job<Stage>, inputs: [StageInput])] = []
        var slow: [(job: Job<Stage>, file: String)] = []
        for looked in jobs {
            guard let file = looked.job.userFile else {
                quick.append((looked.job, looked.reading.map(\.input)))
                continue
            }
            switch artifacts[file] ?? nil {
            case .success(let artifact)?: quick.append((looked.job, [StageInput(artifact, at: file)]))
            case .failure(let failure)?: found([(looked.job.id, .failure(failure))])
            case nil: slow.append((looked.job, file))
            }
        }
        await judge(quick, of: pipeline, found)
        for (job, file) in slow {
            do throws(StageFailure) {
                let artifact = try await store.register(userFile: file)
                await judge([(job, [StageInput(artifact, at: file)])], of: pipeline, found)
            } catch {
                found([(job.id, .failure(error))])
            }
        }
    }

    /// Compares jobs whose inputs are known with what was done before.
    private func judge(
        _ jobs: [(job: Job<Stage>, inputs: [StageInput])], of pipeline: String,
        _ found: @Sendable ([(JobID, Result<LookedJob, StageFailure>)]) -> Void
    ) async {
        guard !jobs.isEmpty else { return }
        let fingerprints = jobs.map { $0.job.fingerprint(reading: $0.inputs, in: environment) }
        do throws(StageFailure) {
            let past = try await wholePastWork(of: fingerprints.map(\.digest))
            let open = zip(jobs, fingerprints).filter { past[$1.digest] == nil }
            let kept = try await acceptable(open.map { ($0.job, $1) }, of: pipeline)
            let looked = zip(jobs, fingerprints).map { jobAndInputs, fingerprint in
                let (job, inputs) = jobAndInputs
                let (work, paths) = past[fingerprint.digest] ?? kept[job.id].map { (.result($0.0), $0.1) } ?? (nil, [])
                let isAccepted = past[fingerprint.digest] == nil && work != nil
                let found = LookedJob(
                    inputs: inputs, fingerprint: fingerprint, past: work, paths: paths, isAccepted: isAccepted)
                return (job.id, Result<LookedJob, StageFailure>.success(found))
            }
            found(looked)
        } catch {
            found(jobs.map { ($0.job.id, .failure(error)) })
        }
    }

    /// What is known of the work of these fingerprints; results only where all files are there, with their paths.
    func wholePastWork(
        of fingerprints: [ContentDigest]
    ) async throws(StageFailure) -> [ContentDigest: (PastWork?, [String])] {
        let past = try await journal.pastWork(of: fingerprints)
        let artifacts = past.values.flatMap(\.artifacts)
        let located = artifacts.isEmpty ? [] : await store.locate(artifacts)
        let places = Dictionary(zip(artifacts, located)) { first, _ in first }
        return past.compactMapValues { work in
            let paths = work.artifacts.compactMap { places[$0] ?? nil }
            return paths.count == work.artifacts.count ? (work, paths) : nil
        }
    }

    /// Results that jobs of the same names had before, and that differ in the versions of what made them alone.
    func acceptable(
        _ jobs: [(job: Job<Stage>, fingerprint: Fingerprint)], of pipeline: String
    ) async throws(StageFailure) -> [JobID: (StageResult, [String])] {
        guard acceptsExisting, !jobs.isEmpty else { return [:] }
        let last = try await journal.lastFingerprints(of: jobs.map { $0.job.id }, pipeline: pipeline)
        let older = jobs.compactMap { job, fingerprint -> (JobID, ContentDigest)? in
            guard let before = last[job.id] else { return nil }
            let isOnlyOlder = Set(fingerprint.difference(from: before)).isSubset(of: Stage.versionFields)
            return isOnlyOlder ? (job.id, before.digest) : nil
        }
        let past = try await wholePastWork(of: older.map(\.1))
        var accepted: [JobID: (StageResult, [String])] = [:]
        for (job, digest) in older {
            if let (work, paths) = past[digest], case .result(let result)? = work { accepted[job] = (result, paths) }
        }
        return accepted
    }
}

extension PastWork {
    /// The files that have to be there for it to be of use.
    fileprivate var artifacts: [Artifact] {
        guard case .result(let result) = self else { return [] }
        return result.artifacts
    }
}

extension JobToLook.Reading {
    /// The result as the job reads it.
    var input: StageInput {
        let facts = index.flatMap { result.items.indices.contains($0) ? result.items[$0].facts : nil } ?? result.facts
        return StageInput(
            identity: result.identity(ofItem: index),
            files: zip(result.artifacts, paths).map { StageInput.File(artifact: $0, path: $1) }, facts: facts)
    }
}

extension StageInput {
    /// A file of the user's as a job reads it.
    init(_ artifact: Artifact, at path: String) {
        self.init(identity: artifact.digest.hex, files: [.init(artifact: artifact, path: path)], facts: JSONObject())
    }
}

extension Job {
    /// The user's own file that the job reads itself, if it does.
    var userFile: String? { inputs.isEmpty ? item.path : nil }

    /// Everything that decides the job's result.
    func fingerprint(reading inputs: [StageInput], in environment: Stage.Environment) -> Fingerprint {
        var fields = stage.fingerprintFields(in: environment)
        fields["kind"] = stage.kind
        for (number, input) in inputs.enumerated() { fields["input.\(number)"] = input.identity }
        if take > 0 { fields["take"] = String(take) }
        return Fingerprint(fields: fields)
    }

    /// Where an artifact is published, below the output folder.
    func publishedPath(of artifact: Artifact, among count: Int) -> String {
        guard count == 1 else { return "\(outputName)/\(artifact.name)" }
        return outputName + (artifact.fileExtension.isEmpty ? "" : "." + artifact.fileExtension)
    }
}
