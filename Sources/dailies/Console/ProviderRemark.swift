import PipelineEngine

/// What there is to say where results would be there, had `--sandbox` been given or left out.
struct ProviderRemark {
    /// The remark.
    let words: String

    /// Looks for a job of which nothing but the provider changed, from the sandbox or to it.
    init?(_ preview: PlanPreview) {
        let words = preview.entries.lazy.compactMap { entry -> String? in
            guard case .changed(let changes) = entry.reason, changes.count == 1, changes[0].name == "provider" else {
                return nil
            }
            if changes[0].before == "sandbox" {
                return
                    "The results there are, such as that of \(entry.job), were made with --sandbox; add it to use them"
            }
            guard changes[0].now == "sandbox" else { return nil }
            return
                "The results there are, such as that of \(entry.job), were made without --sandbox; leave it out to use them"
        }.first
        guard let words else { return nil }
        self.words = words
    }
}
