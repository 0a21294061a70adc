import FFmpeg
import Foundation
import Testing

@Suite("The linked FFmpeg")
struct LibraryTests {
    private func banner() throws -> [String] {
        let text = String(decoding: try Judge.run("ffmpeg", ["-version"]), as: UTF8.self)
        return text.split(separator: "\n").map(String.init)
    }

    @Test("says the versions and options that FFmpeg's command says")
    func versions() throws {
        let banner = try banner()
        #expect(banner[0].hasPrefix("ffmpeg version \(FFmpegLibrary.version) "))
        #expect(banner.contains("configuration: \(FFmpegLibrary.configuration)"))
        let judged = banner.filter { $0.hasPrefix("lib") }.map { line in
            String(line.prefix { $0 != "/" }).replacing(" ", with: "")
        }
        for library in FFmpegLibrary.libraries { #expect(judged.contains(library.name + library.version)) }
        #expect(FFmpegLibrary.libraries.count == 6)
    }

    @Test("knows what it has and what it hasn't")
    func abilities() {
        let present = [
            FFmpegLibrary.hasEncoder("libx264"), FFmpegLibrary.hasDecoder("h264"), FFmpegLibrary.hasMuxer("mp4"),
            FFmpegLibrary.hasDemuxer("mov"), FFmpegLibrary.hasFilter("scale"),
        ]
        #expect(present == [true, true, true, true, true])
        let absent = [
            FFmpegLibrary.hasEncoder("h264x"), FFmpegLibrary.hasDecoder(""), FFmpegLibrary.hasMuxer("mp5"),
            FFmpegLibrary.hasDemuxer("mp5"), FFmpegLibrary.hasFilter("scales"),
        ]
        #expect(absent == [false, false, false, false, false])
        #expect(FFmpegLibrary.licence.contains("GPL"))
    }

    @Test("is told from others by its version and the build ids of its libraries, in a fixed order")
    func identity() throws {
        let parts = FFmpegLibrary.identity.split(separator: " ").map(String.init)
        #expect(parts.first == FFmpegLibrary.version)
        let names = parts.dropFirst().map { String($0.prefix { $0 != "=" }) }
        #expect(names == names.sorted())
        #expect(Set(names).isSuperset(of: ["avcodec", "avformat", "avutil", "swresample", "swscale", "x264", "vpx"]))
        for part in parts.dropFirst() { #expect(try part.wholeMatch(of: Regex("[A-Za-z0-9]+=[0-9a-f]{12}")) != nil) }
    }
}
