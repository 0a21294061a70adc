import FFmpeg
import MediaTypes
import Testing

@Suite("Scaler")
struct ScalerTests {
    /// A picture of one colour.
    private func plain(_ luma: UInt8, _ blue: UInt8, _ red: UInt8, _ color: ColorTags) throws -> VideoFrame {
        var frame = try VideoFrame(resolution: Resolution(width: 32, height: 16), format: .yuv420p)
        for (plane, value) in [luma, blue, red].enumerated() {
            frame.withMutablePlane(plane) { samples, _ in for index in 0..<samples.count { samples[index] = value } }
        }
        frame.setColor(color)
        frame.setPresentation(ticks: 7)
        return frame
    }

    @Test("changes size and format, and keeps the time")
    func size() throws {
        let frame = try plain(126, 128, 128, .bt709)
        let target = Resolution(width: 20, height: 10)
        var scaler = try Scaler(like: frame, to: target, format: .rgb24, color: ColorTags(range: "pc"))
        let scaled = try scaler.scale(frame)
        #expect(scaled.resolution == target)
        #expect(scaled.format == .rgb24)
        #expect(scaled.presentationTicks == 7)
        #expect(scaled.packed() == [UInt8](repeating: 128, count: 20 * 10 * 3))
    }

    @Test(
        "black and white go to the ends of the range that is asked for",
        arguments: [("tv", 16, 235, 0, 255), ("pc", 0, 255, 0, 255)] as [(String, UInt8, UInt8, UInt8, UInt8)])
    func range(_ range: String, _ black: UInt8, _ white: UInt8, _ darkest: UInt8, _ lightest: UInt8) throws {
        for (luma, expected) in [(black, darkest), (white, lightest)] {
            let frame = try plain(luma, 128, 128, ColorTags(matrix: "bt709", range: range))
            var scaler = try Scaler(like: frame, to: frame.resolution, format: .rgb24, color: ColorTags(range: "pc"))
            #expect(Set(try scaler.scale(frame).packed()) == [expected])
        }
    }

    @Test("red is red by the matrix of the picture's own tags", arguments: [("bt709", 63, 102), ("smpte170m", 81, 90)])
    func matrix(_ matrix: String, _ luma: Int, _ blue: Int) throws {
        let frame = try plain(UInt8(luma), UInt8(blue), 240, ColorTags(matrix: matrix, range: "tv"))
        var scaler = try Scaler(like: frame, to: frame.resolution, format: .rgb24, color: ColorTags(range: "pc"))
        let pixel = try scaler.scale(frame).packed().prefix(3)
        #expect(pixel.first.map { $0 >= 252 } == true)
        #expect(pixel.dropFirst().allSatisfy { $0 <= 3 }, "\(pixel)")
    }

    @Test("what libswscale can't do is said with both pictures")
    func impossible() throws {
        let frame = try plain(16, 128, 128, .bt709)
        let target = Resolution(width: 0, height: 9)
        let error = #expect(throws: FFmpegError.self) {
            _ = try Scaler(like: frame, to: target, format: .rgb24, color: .unspecified)
        }
        #expect(error?.description == "sws_getContext: 32x16 yuv420p can't become 0x9 rgb24")
        #expect(error?.reason == .unsupported)
    }

    @Test("alpha is a plane like others")
    func alpha() throws {
        var frame = try VideoFrame(resolution: Resolution(width: 4, height: 6), format: .yuva420p)
        let rows = frame.withMutablePlane(3) { samples, stride in samples.count / stride }
        #expect(rows == 6)
        #expect(frame.withPlane(1) { samples, stride in samples.count / stride } == 3)
    }
}
