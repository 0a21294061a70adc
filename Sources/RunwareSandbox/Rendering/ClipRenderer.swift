import FFmpeg
import Foundation

/// Renders clips into files.
protocol ClipRenderer: Sendable {
    /// Renders a clip into a new file; it blocks for seconds and must run on a thread made for it.
    ///
    /// Once `token` is cancelled it ends soon, with an error.
    func render(_ clip: Clip, to file: URL, until token: CancellationToken) throws
}
