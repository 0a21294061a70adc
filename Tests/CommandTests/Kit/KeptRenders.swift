import FFmpeg
import Foundation
import Synchronization

@testable import RunwareSandbox

/// Renders each clip once, so that a sandbox can sell it a hundred times.
final class KeptRenders: ClipRenderer {
    private let kept = Mutex<[Clip: Data]>([:])

    func render(_ clip: Clip, to file: URL, until token: CancellationToken) throws {
        if let data = kept.withLock({ $0[clip] }) { return try data.write(to: file) }
        try SceneRenderer().render(clip, to: file, until: token)
        let data = try Data(contentsOf: file)
        kept.withLock { $0[clip] = data }
    }
}
