import CFFmpeg
import CFFmpegLog
public import MediaTypes
import Synchronization

/// The FFmpeg that is linked: which it is, and what it can do.
public enum FFmpegLibrary {
    /// FFmpeg's own version, such as `5.1.9-0+deb12u1`.
    public static var version: String { unsafe String(cString: av_version_info()) }

    /// The options it was built with.
    public static var configuration: String { unsafe String(cString: avcodec_configuration()) }

    /// The licence it is under because of those options.
    public static var licence: String { unsafe String(cString: avcodec_license()) }

    /// The versions of its libraries by name.
    public static var libraries: [(name: String, version: String)] {
        [
            ("libavformat", text(avformat_version())), ("libavcodec", text(avcodec_version())),
            ("libavfilter", text(avfilter_version())), ("libswscale", text(swscale_version())),
            ("libswresample", text(swresample_version())), ("libavutil", text(avutil_version())),
        ]
    }

    /// Whether there is an encoder of this name.
    ///
    /// Wraps `avcodec_find_encoder_by_name`.
    public static func hasEncoder(_ name: String) -> Bool { unsafe avcodec_find_encoder_by_name(name) != nil }

    /// Whether an encoder has an option of this name; `false` if there is no such encoder.
    ///
    /// Wraps `av_opt_find` on the encoder's own class.
    public static func hasOption(_ name: String, encoder: String) -> Bool {
        guard let codec = unsafe avcodec_find_encoder_by_name(encoder) else { return false }
        var options = unsafe codec.pointee.priv_class
        return unsafe withUnsafeMutablePointer(to: &options) { object in
            unsafe av_opt_find(object, name, nil, 0, AV_OPT_SEARCH_FAKE_OBJ) != nil
        }
    }

    /// Whether an encoder takes pictures of this format, as far as it says; `false` if there is no such encoder.
    ///
    /// Wraps `AVCodec.pix_fmts`, or `avcodec_get_supported_config` from FFmpeg 7.1 on.
    public static func takes(_ format: PixelFormat, encoder: String) -> Bool {
        guard let codec = unsafe avcodec_find_encoder_by_name(encoder), let code = try? format.code else {
            return false
        }
        guard var next = unsafe CFFmpeg_pixel_formats(codec) else { return true }
        while unsafe next.pointee != AV_PIX_FMT_NONE {
            if unsafe next.pointee == code { return true }
            unsafe next += 1
        }
        return false
    }

    /// The names of all codecs that there are, such as `h264`, whether or not they can be decoded here.
    ///
    /// Wraps `avcodec_descriptor_next`.
    public static let codecNames: Set<String> = {
        var names: Set<String> = []
        var next = unsafe avcodec_descriptor_next(nil)
        while let descriptor = unsafe next {
            unsafe names.insert(String(cString: descriptor.pointee.name))
            unsafe next = avcodec_descriptor_next(descriptor)
        }
        return names
    }()

    /// Whether there is a decoder of this name.
    ///
    /// Wraps `avcodec_find_decoder_by_name`.
    public static func hasDecoder(_ name: String) -> Bool { unsafe avcodec_find_decoder_by_name(name) != nil }

    /// Whether there is a muxer of this name.
    ///
    /// Wraps `av_guess_format`.
    public static func hasMuxer(_ name: String) -> Bool { unsafe av_guess_format(name, nil, nil) != nil }

    /// Whether files of a muxer may hold streams of a codec.
    ///
    /// Wraps `avformat_query_codec`; a muxer that doesn't say is taken to hold it.
    public static func muxer(_ name: String, holds codec: CodecID) -> Bool {
        guard let format = unsafe av_guess_format(name, nil, nil),
            let descriptor = unsafe avcodec_descriptor_get_by_name(codec.rawValue)
        else { return false }
        return unsafe avformat_query_codec(format, descriptor.pointee.id, FF_COMPLIANCE_NORMAL) != 0
    }

    /// Whether Matroska files that are written say how many samples an encoder put before the sound, whatever the codec.
    ///
    /// Before FFmpeg 6 the muxer said it of Opus alone.
    public static var matroskaTellsPriming: Bool { CFFmpeg_matroska_tells_priming() != 0 }

    /// Whether there is a demuxer of this name.
    ///
    /// Wraps `av_find_input_format`.
    public static func hasDemuxer(_ name: String) -> Bool { unsafe av_find_input_format(name) != nil }

    /// Whether there is a filter of this name.
    ///
    /// Wraps `avfilter_get_by_name`.
    public static func hasFilter(_ name: String) -> Bool { unsafe avfilter_get_by_name(name) != nil }

    /// What tells this FFmpeg, with the codec libraries it uses, from others: results depend on it.
    ///
    /// Made of FFmpeg's version and the build ids of the shared libraries of FFmpeg and of the codecs that are loaded.
    public static let identity: String = {
        let collected = BuildIDs()
        unsafe CFFmpegLog_build_ids(
            { path, identifier, context in
                guard let path = unsafe path, let identifier = unsafe identifier, let context = unsafe context else {
                    return
                }
                unsafe Unmanaged<BuildIDs>.fromOpaque(context).takeUnretainedValue()
                    .add(String(cString: path), String(cString: identifier))
            }, Unmanaged.passUnretained(collected).toOpaque())
        return ([version] + collected.text).joined(separator: " ")
    }()

    private static func text(_ version: UInt32) -> String {
        "\(version >> 16).\(version >> 8 & 255).\(version & 255)"
    }
}

/// The build ids of the libraries that make media.
private final class BuildIDs {
    private var found: [String: String] = [:]

    private static let libraries = [
        "avformat", "avcodec", "avfilter", "swscale", "swresample", "avutil", "x264", "x265", "vpx", "opus", "mp3lame",
        "webp", "aom", "SvtAv1Enc", "dav1d",
    ]

    func add(_ path: String, _ identifier: String) {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        guard let name = Self.libraries.first(where: { file.hasPrefix("lib\($0).so") }) else { return }
        found[name] = String(identifier.prefix(12))
    }

    var text: [String] { found.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } }
}
