import CFFmpeg

extension Muxer {
    /// Says of a stream what a player chooses by.
    ///
    /// Wraps `AVStream.metadata` and `AVStream.disposition`.
    ///
    /// - Parameters:
    ///   - stream: the stream's index in this file.
    ///   - language: its language, such as `eng`; `nil` to say none.
    ///   - isDefault: whether it is the one to choose by default.
    ///   - tags: further tags of the stream.
    /// - Throws: ``FFmpegError`` if there is no memory.
    public mutating func describe(
        _ stream: Int, language: String?, isDefault: Bool, tags: [String: String] = [:]
    ) throws(FFmpegError) {
        guard let target = unsafe context.pointer.pointee.streams[stream] else { return }
        var tags = tags
        tags["language"] = language
        if isDefault { unsafe target.pointee.disposition |= AV_DISPOSITION_DEFAULT }
        for (key, value) in tags.sorted(by: { $0.key < $1.key }) {
            try check("av_dict_set") { unsafe av_dict_set(&target.pointee.metadata, key, value, 0) }
        }
    }

    /// Gives the file tags, such as `title`; which of them a container can hold is seen once it is written.
    ///
    /// Wraps `AVFormatContext.metadata`.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public mutating func setTags(_ tags: [String: String]) throws(FFmpegError) {
        let output = unsafe context.pointer
        for (key, value) in tags.sorted(by: { $0.key < $1.key }) {
            try check("av_dict_set") { unsafe av_dict_set(&output.pointee.metadata, key, value, 0) }
        }
    }
}
