import FFmpeg
import Foundation
import MediaTypes

/// Paints the scene that a prompt asks for, plays its score and encodes both.
struct SceneRenderer: ClipRenderer {
    func render(_ clip: Clip, to file: URL, until token: CancellationToken) throws {
        let scene = Scenery.scene(for: clip)
        let sound = clip.hasSound ? Score(clip).play(sampleCount: clip.sampleCount) : nil
        var writer = try ClipWriter(clip, sound: sound, path: file.path)
        var backdrop = Canvas(width: clip.resolution.width, height: clip.resolution.height)
        scene.paintBackdrop(on: &backdrop)
        for index in 0..<clip.frameCount {
            guard !token.isCancelled else { throw CancellationError() }
            var canvas = backdrop
            scene.paint(on: &canvas, at: Float(index) / Float(Clip.frameRate))
            try writer.write(canvas)
        }
        try writer.finish()
    }
}
