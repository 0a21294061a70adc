import FFmpeg
import Foundation
import Testing

@Suite("Muxer: what it refuses")
struct MuxerTests {
    @Test("a container that isn't there, and a folder that isn't there, are said so")
    func opening() throws {
        let scratch = try Scratch()
        let format = #expect(throws: FFmpegError.self) { _ = try Muxer(path: scratch.path("x"), format: "mp5") }
        #expect(
            format?.description
                == "avformat_alloc_output_context2: Invalid argument (Requested output format 'mp5' is not a suitable output format)"
        )
        let folder = #expect(throws: FFmpegError.self) { _ = try Muxer(path: scratch.path("no/x"), format: "mp4") }
        #expect(folder?.description == "avio_open: No such file or directory")
        #expect(folder?.reason == .inputOutput)
    }

    private func headerRefusal(_ format: String, options: [String: String] = [:]) throws -> String? {
        let scratch = try Scratch()
        var muxer = try Muxer(path: scratch.path("film"), format: format)
        let encoder = try VideoEncoder(Film.settings("libx264"))
        _ = try muxer.addStream(of: encoder)
        do throws(FFmpegError) { try muxer.writeHeader(options: options) } catch { return error.description }
        return nil
    }

    @Test("a container says which streams it can't hold and which option it doesn't have")
    func header() throws {
        #expect(
            try headerRefusal("webm")
                == "avformat_write_header: Invalid argument (webm: Only VP8 or VP9 or AV1 video and Vorbis or Opus audio and WebVTT subtitles are supported for WebM.)"
        )
        #expect(
            try headerRefusal("mp4", options: ["fastness": "11"])
                == "avformat_write_header: this container has no option 'fastness'")
        #expect(try headerRefusal("mp4") == nil)
    }

    @Test("a stream that wasn't added is refused by its number", arguments: [-1, 1, 9_999])
    func noStream(_ index: Int) throws {
        let scratch = try Scratch()
        var demuxer = try Demuxer(path: Fixture.silent.path)
        var muxer = try Muxer(path: scratch.path("film"), format: "matroska")
        _ = try muxer.addStream(copying: try demuxer.parameters(of: 0))
        try muxer.writeHeader()
        var packet = try Packet()
        _ = try demuxer.read(into: &packet)
        var message: String?
        do throws(FFmpegError) { try muxer.write(&packet, to: index) } catch { message = error.description }
        #expect(message == "AVFormatContext.streams: there is no stream \(index)")
    }

    @Test("nothing is written, and no file finished, before there is a header", arguments: ["mp4", "webm"])
    func noHeader(_ format: String) throws {
        let scratch = try Scratch()
        var muxer = try Muxer(path: scratch.path("film"), format: format)
        _ = try muxer.addStream(copying: try Demuxer(path: Fixture.silent.path).parameters(of: 0))
        var packet = try Packet()
        var messages: [String] = []
        do throws(FFmpegError) { try muxer.write(&packet, to: 0) } catch { messages.append(error.description) }
        do throws(FFmpegError) { try muxer.finish() } catch { messages.append(error.description) }
        #expect(
            messages == [
                "av_interleaved_write_frame: the header isn't written yet",
                "av_write_trailer: the header isn't written yet",
            ])
    }

    @Test("a full disk is an error before the file counts as finished")
    func fullDisk() {
        let error = #expect(throws: FFmpegError.self) {
            try Recording(
                path: "/dev/full", format: "matroska", pictures: Film.settings("libx264"), sound: "aac"
            ).write(pictures: 12, seconds: 1, hertz: 440)
        }
        #expect(error?.text == "No space left on device")
        #expect(error?.reason == .noRoom)
    }

    @Test("what is at the path is overwritten")
    func overwriting() throws {
        let scratch = try Scratch()
        let path = try scratch.write(Data(repeating: 7, count: 1 << 20), to: "film.mp4")
        try Container.mp4.record(to: path)
        #expect(try Judge.facts(of: path).streams.count == 2)
        #expect(try Data(contentsOf: URL(filePath: path)).count < 1 << 20)
    }
}
