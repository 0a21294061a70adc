import MediaTypes

extension StreamInfo {
    /// Whether an edit list shows less than there is, besides what its beginning is decoded from: what it hides is in the
    /// file, and not to be seen.
    var leavesOutPictures: Bool {
        if let discardedFrames, discardedFrames.between > 0 { return true }
        guard let edits, let whole = mediaDuration else { return false }
        let shown = edits.filter { $0.mediaStart != nil }
        guard !shown.isEmpty, !shown.contains(where: { $0.duration.microseconds == 0 }) else { return false }
        let frame = 1 / (video?.averageFrameRate?.value ?? 25)
        return shown.reduce(0) { $0 + $1.duration.value } < whole.value - frame / 2
    }
}
