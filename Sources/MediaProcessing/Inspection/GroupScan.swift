/// Takes in packets of pictures in the order of decoding and tells how long their groups are.
struct GroupScan: Hashable, Sendable {
    /// What the groups come to, in ticks.
    struct Statistics: Hashable, Sendable {
        var count = 0
        var shortest = Int64.max
        var longest: Int64 = 0
        var sum: Int64 = 0
        var mostFrames = 0
        var withLeadingFrames = 0
    }

    private var statistics = Statistics()
    /// When the keyframe of the group that is read is shown.
    private var keyframe: Int64?
    private var frames = 0
    private var leads = false

    /// Takes in the next packet; frames before the first keyframe belong to no group.
    mutating func take(isKeyframe: Bool, time: Int64?) {
        guard isKeyframe, let time else {
            frames += 1
            if let time, let keyframe, time < keyframe { leads = true }
            return
        }
        close(at: time)
        keyframe = time
        frames = 1
        leads = false
    }

    /// What all groups come to, the last ending at a moment; `nil` if there is none.
    func finish(end: Int64?) -> Statistics? {
        var scan = self
        scan.close(at: end ?? keyframe ?? 0)
        return scan.statistics.count > 0 ? scan.statistics : nil
    }

    private mutating func close(at end: Int64) {
        guard let keyframe else { return }
        let length = max(0, end - keyframe)
        statistics.count += 1
        statistics.shortest = min(statistics.shortest, length)
        statistics.longest = max(statistics.longest, length)
        statistics.sum += length
        statistics.mostFrames = max(statistics.mostFrames, frames)
        if leads { statistics.withLeadingFrames += 1 }
    }
}
