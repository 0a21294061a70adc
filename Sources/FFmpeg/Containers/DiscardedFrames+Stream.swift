import CFFmpeg
import MediaTypes

extension DiscardedFrames {
    /// Counts by the index that a demuxer has of a stream, `avformat_index_get_entry`; `nil` if nothing is left out.
    init?(_ stream: UnsafeMutablePointer<AVStream>) {
        let count = unsafe avformat_index_get_entries_count(stream)
        self.init(
            (0..<count).lazy.map { index in
                guard let entry = unsafe avformat_index_get_entry(stream, index) else { return false }
                return unsafe entry.pointee.flags & AVINDEX_DISCARD_FRAME != 0
            })
        guard self.count > 0 else { return nil }
    }
}
