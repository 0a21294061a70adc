import FFmpeg
import JSON

extension APIDesk {
    /// Accepts a task: it is entered, written down and queued before the answer goes out.
    func submit(_ task: JSONObject, _ request: APIRequest) async throws(RefusedRequest) -> TaskAnswer {
        let video = try VideoRequest(checking: task)
        if request.isDryRun { return price(of: video) }
        let record = try state.update { contents throws(RefusedRequest) in
            try contents.accept(video, task, configuration)
        }
        try await writeDown(record)
        queue.add(record, results: record.renderedResults)
        return acknowledgement(of: record)
    }

    /// What the task would cost, all results together; the form of this answer is not documented.
    private func price(of video: VideoRequest) -> TaskAnswer {
        let price = PriceList.price(ofOne: video) * video.results
        return TaskAnswer(data: [
            ["taskType": "videoInference", "taskUUID": .string(video.taskUUID), "cost": price.json]
        ])
    }

    private func writeDown(_ record: TaskRecord) async throws(RefusedRequest) {
        let isWritten = await OwnThread.run(until: CancellationToken()) { (try? folder.write(record)) != nil }
        guard !isWritten else { return }
        state.update { $0.book.remove(record.request.taskUUID) }
        throw RefusedRequest(500, [.internalServerError])
    }

    private func acknowledgement(of record: TaskRecord) -> TaskAnswer {
        state.update { contents in
            if let loss = contents.faults.takeLostAnswer() { return TaskAnswer(replacement: loss.reply) }
            guard !contents.faults.takeEmptyAcknowledgement() else { return TaskAnswer() }
            return TaskAnswer(data: [
                ["taskType": "videoInference", "taskUUID": .string(record.request.taskUUID)]
            ])
        }
    }
}

extension SandboxFaults.LostAnswer {
    /// What goes out instead.
    fileprivate var reply: APIReply {
        switch self {
        case .dropped: .dropped
        case .serverError: Refusal.serverError.reply
        }
    }
}
