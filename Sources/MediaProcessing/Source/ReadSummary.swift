import FFmpeg
import Wording

/// What reading a source once came to.
struct ReadSummary: Hashable, Sendable {
    /// What is counted of the stream of pictures.
    var pictures = PictureTally()
    /// How many packets of pictures were damaged.
    var damagedPicturePackets = 0
    /// How many packets of sound were damaged.
    var damagedSoundPackets = 0
    /// Whether reading ended with an error and not at the end of the file.
    var endedWithError = false
    private var pictureDamage: String?
    private var soundDamage: String?
    private var endDamage: String?

    /// How many video frames were decoded.
    var videoFrames: Int { pictures.decoded }
    /// How many packets of the streams that were decoded were damaged.
    var damagedPackets: Int { damagedPicturePackets + damagedSoundPackets + (endedWithError ? 1 : 0) }

    /// What reading came to that is ended early: of pictures and sound what it had when there was enough of each.
    init(pictures: ReadSummary?, sound: ReadSummary?) {
        if let pictures {
            self.pictures = pictures.pictures
            self.pictures.isPart = true
            damagedPicturePackets = pictures.damagedPicturePackets
            pictureDamage = pictures.pictureDamage
        }
        if let sound {
            damagedSoundPackets = sound.damagedSoundPackets
            soundDamage = sound.soundDamage
        }
    }

    /// Nothing yet.
    init() {}

    /// What FFmpeg said of the first damage: to pictures, else to sound, else to the file.
    var firstDamage: String? { pictureDamage ?? soundDamage ?? endDamage }

    /// Takes in what FFmpeg said of damage to a packet of pictures.
    mutating func notePictures(_ error: FFmpegError) {
        damagedPicturePackets += 1
        pictureDamage = pictureDamage ?? error.logLine ?? error.text
    }

    /// Takes in what FFmpeg said of damage to a packet of sound.
    mutating func noteSound(_ error: FFmpegError) {
        damagedSoundPackets += 1
        soundDamage = soundDamage ?? error.logLine ?? error.text
    }

    /// Takes in why the source couldn't be read on.
    mutating func noteEnd(_ error: FFmpegError) {
        endedWithError = true
        endDamage = error.logLine ?? error.text
    }

    /// What an output lacks that wanted these things: nobody else's losses are its own.
    func losses(for needs: SweepNeeds?) -> [String] {
        guard let needs else { return [] }
        var losses: [String] = []
        if needs.pictures != nil { losses += pictureLosses }
        if needs.sound, damagedSoundPackets > 0 {
            let packets = Words.count(damagedSoundPackets, "packet")
            losses.append("\(packets) of the sound could not be decoded whole" + Self.words(soundDamage))
        }
        if endedWithError { losses.append("the file can't be read to its end" + Self.words(endDamage)) }
        return losses
    }

    private var pictureLosses: [String] {
        var losses: [String] = []
        if let lost = pictures.lost, lost > 0 {
            losses.append("\(lost) of \(Words.count(pictures.decoded + lost, "picture")) could not be decoded")
        }
        if pictures.damaged > 0 {
            losses.append("damage was concealed in \(pictures.damaged) of \(Words.count(pictures.decoded, "picture"))")
        }
        if losses.isEmpty, damagedPicturePackets > 0 {
            losses.append("\(Words.count(damagedPicturePackets, "packet")) of the pictures could not be decoded whole")
        }
        guard let first = losses.first else { return [] }
        return [first + Self.words(pictureDamage)] + losses.dropFirst()
    }

    private static func words(_ damage: String?) -> String { damage.map { " (\($0))" } ?? "" }
}

/// Counts the pictures that were promised and those that came.
///
/// A value: it is told of packets and pictures.
struct PictureTally: Hashable, Sendable {
    /// How many the index has; `nil` if it doesn't say.
    var declared: Int?
    /// Whether reading was ended early, so that some of the packets are still inside the decoder.
    var isPart = false
    /// How many were decoded.
    private(set) var decoded = 0
    /// How many of them the decoder calls damaged.
    private(set) var damaged = 0
    private var packets = 0
    private var unseen = 0
    private var interlaced = 0

    /// Takes in a packet.
    mutating func take(_ packet: PacketTimes) {
        packets += 1
        if packet.isDiscarded || packet.isHidden { unseen += 1 }
    }

    /// Takes in a picture.
    mutating func take(isDamaged: Bool, isInterlaced: Bool) {
        decoded += 1
        if isDamaged { damaged += 1 }
        if isInterlaced { interlaced += 1 }
    }

    /// How many were not decoded that were promised; `nil` where each packet may be one of two fields, and of a part.
    var lost: Int? {
        guard !isPart else { return nil }
        if declared == nil, interlaced > 0, decoded < packets { return nil }
        return max(0, max(declared ?? 0, packets) - unseen - decoded)
    }
}
