import FFmpeg
import MediaTypes

/// Writes a clip into a file, picture by picture, with the sound in step.
struct ClipWriter: ~Copyable {
    private let clip: Clip
    private var muxer: Muxer
    private var pictures: VideoTrack
    private var sound: SoundTrack?

    /// Begins the file; without a sound it gets no track for one.
    init(_ clip: Clip, sound: StereoSound?, path: String) throws(FFmpegError) {
        let encoding = ClipEncoding(clip: clip)
        var muxer = try Muxer(path: path, format: encoding.container)
        let pictures = try VideoTrack(encoding, in: &muxer)
        var track: SoundTrack? = nil
        if let sound { track = try SoundTrack(sound, encoding, in: &muxer) }
        try muxer.writeHeader(options: encoding.containerOptions)
        self.clip = clip
        self.muxer = muxer
        self.pictures = pictures
        self.sound = track
    }

    /// Writes the next picture and the sound up to its end.
    mutating func write(_ canvas: Canvas) throws(FFmpegError) {
        try pictures.write(canvas, to: &muxer)
        try sound?.write(upTo: pictures.count * Clip.sampleRate / Clip.frameRate, to: &muxer)
    }

    /// Writes what is left and closes the file.
    consuming func finish() throws(FFmpegError) {
        try pictures.finish(to: &muxer)
        try sound?.finish(to: &muxer)
        try muxer.finish()
    }
}
