import FFmpeg

/// Says what is wrong with a media file that can't be opened, by its first bytes and its boxes.
enum DamagedFile {
    /// What the file is and what it lacks, such as `an Ogg file that is cut off or damaged: …`; `nil` if that can't be told.
    static func words(for bytes: [UInt8], _ outline: MovieOutline?) -> String? {
        if let outline { return words(for: outline) }
        guard let kind = kind(of: bytes) else { return nil }
        return "\(kind) that is cut off or damaged: no pictures and no sound can be found in it"
    }

    /// What a movie lacks: first of all its index, without which nothing in it can be found.
    static func words(for outline: MovieOutline) -> String {
        if let image = image(outline) { return "\(image) that is damaged or can't be read" }
        let kind = outline.brand == "qt  " ? "a MOV file" : "an MP4 file"
        guard let index = outline.boxes.first(where: { $0.type == "moov" }) else {
            guard let last = outline.boxes.last, last.missingBytes > 0 else {
                let place = outline.isBroken ? "can't be found behind damage" : "is missing"
                return "\(kind) that can't be read: its index (moov) \(place)"
            }
            return "\(kind) that is cut off: its index (moov), which comes after the media, is missing"
        }
        return index.missingBytes > 0
            ? "\(kind) that is cut off in its index (moov)" : "\(kind) that can't be read: its index (moov) is damaged"
    }

    private static func image(_ outline: MovieOutline) -> String? {
        switch outline.brand {
        case "avif", "avis": "an AVIF image"
        case "mif1", "msf1", "heic", "heix", "hevc", "heim", "heis", "miaf": "a HEIF image"
        case nil where outline.boxes.first?.type == "meta": "a HEIF image"
        default: nil
        }
    }

    private static func kind(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: Array("RIFF".utf8)), bytes.count >= 12 {
            switch String(decoding: bytes[8..<12], as: UTF8.self) {
            case "WAVE": return "a WAV file"
            case "AVI ": return "an AVI file"
            case "WEBP": return "a WebP image"
            default: return nil
            }
        }
        return magic.first { bytes.starts(with: $0.0) }?.1
    }

    private static let magic: [([UInt8], String)] = [
        (Array("OggS".utf8), "an Ogg file"), ([0x1A, 0x45, 0xDF, 0xA3], "a Matroska or WebM file"),
        (Array("ID3".utf8), "a file with ID3 tags, such as an MP3,"), (Array("fLaC".utf8), "a FLAC file"),
        (Array("FLV".utf8), "an FLV file"), (Array("#!AMR".utf8), "an AMR file"),
        ([0xFF, 0xFB], "an MP3 file"), ([0xFF, 0xFA], "an MP3 file"), ([0xFF, 0xF3], "an MP3 file"),
        ([0xFF, 0xF2], "an MP3 file"), ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        (Array("GIF8".utf8), "a GIF image"), ([0x30, 0x26, 0xB2, 0x75], "an ASF or WMV file"),
        (Array("FORM".utf8), "an AIFF file"), (Array("DKIF".utf8), "an IVF file"),
    ]
}
