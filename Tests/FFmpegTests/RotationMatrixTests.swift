import FFmpeg
import Foundation
import MediaTypes
import Testing

/// One of the eight ways in which a picture can be stored: the four numbers of its display matrix.
struct Orientation: Sendable, CustomTestStringConvertible {
    let matrix: [Int]

    var testDescription: String { "\(matrix)" }

    static let all = [
        [1, 0, 0, 1], [0, 1, -1, 0], [-1, 0, 0, -1], [0, -1, 1, 0], [-1, 0, 0, 1], [1, 0, 0, -1], [0, 1, 1, 0],
        [0, -1, -1, 0],
    ].map(Orientation.init)

    /// The fixture with this matrix in its track's header (`tkhd`).
    func write(to scratch: Scratch) throws -> String {
        var bytes = try Fixture.rotated.bytes()
        let box = try #require(bytes.firstRange(of: Data("tkhd".utf8)))
        for (place, number) in zip([0, 1, 3, 4], matrix) {
            let fixed = UInt32(bitPattern: Int32(number) << 16)
            let offset = box.upperBound + 40 + place * 4
            for byte in 0..<4 { bytes[offset + byte] = UInt8(truncatingIfNeeded: fixed >> (24 - 8 * UInt32(byte))) }
        }
        return try scratch.write(bytes, to: "turned.mp4")
    }
}

@Suite("How a picture must be turned")
struct RotationMatrixTests {
    /// A picture of grey.
    private struct Grey: Equatable {
        var width: Int
        var height: Int
        var bytes: [UInt8]

        func mapped(width: Int, height: Int, _ place: (Int, Int) -> (column: Int, row: Int)) -> Grey {
            var turned = Grey(width: width, height: height, bytes: [])
            for row in 0..<height {
                for column in 0..<width {
                    let source = place(column, row)
                    turned.bytes.append(bytes[source.row * self.width + source.column])
                }
            }
            return turned
        }

        var mirrored: Grey { mapped(width: width, height: height) { (width - 1 - $0, $1) } }
        var clockwise: Grey { mapped(width: height, height: width) { ($1, height - 1 - $0) } }
    }

    @Test("mirrored, then turned clockwise, it is as FFmpeg's command shows it", arguments: Orientation.all)
    func shown(_ orientation: Orientation) throws {
        let scratch = try Scratch()
        let path = try orientation.write(to: scratch)
        let info = try Demuxer(path: path).info
        let video = try #require(info.firstVideo?.video)
        let stored = Array(try Judge.pictures(of: path, format: "gray").prefix(128 * 64))
        var picture = Grey(width: 128, height: 64, bytes: stored)
        if video.rotation.isMirrored { picture = picture.mirrored }
        for _ in 0..<(video.rotation.quarterTurn / 90) { picture = picture.clockwise }
        let shown = Array(try Judge.pictures(of: path, turned: true, format: "gray").prefix(128 * 64))
        let isSame = picture.bytes == shown
        #expect(isSame, "\(video.rotation)")
        #expect(video.uprightResolution == Resolution(width: picture.width, height: picture.height))
    }
}
