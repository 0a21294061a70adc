import MediaTypes

/// Looks for C2PA content credentials where their specification puts them: <https://spec.c2pa.org>, "Embedding manifests
/// into various file formats".
///
/// Only headers of boxes and chunks are read, and the tag at the beginning of an MP3. Credentials that a file merely links
/// to are not found.
struct ProvenanceScan {
    /// What was found.
    private(set) var found: Provenance?

    /// The identifier of the box that holds a manifest in ISO media files, D8FEC3D6-1B0E-483C-9297-5828877EC481.
    private static let identifier: [UInt8] = [
        0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81,
    ]
    /// The most boxes or chunks that are looked at.
    private static let patience = 10_000
    /// The most bytes of a tag that are looked at.
    private static let tagSize = 1 << 20

    /// Looks through a file.
    init(_ file: InputFile) {
        let start = file.bytes(at: 0, count: 12)
        guard start.count == 12 else { return }
        switch String(decoding: start[0..<4], as: UTF8.self) {
        case "RIFF": scanChunks(file)
        case let word where word.hasPrefix("ID3"): scanTag(file, start)
        default: scanBoxes(file)
        }
    }

    /// ISO media files, and those that are made of boxes like them.
    private mutating func scanBoxes(_ file: InputFile) {
        var offset: Int64 = 0
        for _ in 0..<Self.patience where offset < file.size {
            guard let box = MovieBox(file, at: offset, before: file.size), box.hasPlainType else { return }
            let isMark =
                switch box.type {
                case "uuid": box.content(16) == Self.identifier
                case "c2pa": true
                case "jumb": Self.holds("c2pa", box.content(64))
                default: false
                }
            if isMark {
                found = Provenance(place: "the box '\(box.type)'", size: box.end - offset)
                return
            }
            offset = box.end
        }
    }

    /// WAV and AVI.
    private mutating func scanChunks(_ file: InputFile) {
        var offset: Int64 = 12
        for _ in 0..<Self.patience where offset < file.size {
            let header = file.bytes(at: offset, count: 8)
            guard header.count == 8 else { return }
            let size = header[4..<8].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
            if header.starts(with: Array("C2PA".utf8)) {
                found = Provenance(place: "the chunk 'C2PA'", size: size + 8)
                return
            }
            offset += 8 + size + (size & 1)
        }
    }

    /// MP3 and FLAC with an ID3v2 tag: an object in it, by its type.
    private mutating func scanTag(_ file: InputFile, _ start: [UInt8]) {
        let size = start[6..<10].reduce(Int64(0)) { $0 << 7 | Int64($1 & 0x7F) }
        let tag = file.bytes(at: 10, count: Int(min(size, Int64(Self.tagSize))))
        guard Self.holds("application/x-c2pa-manifest-store", tag) || Self.holds("application/c2pa", tag) else {
            return
        }
        found = Provenance(place: "the ID3 tag", size: size + 10)
    }

    private static func holds(_ word: String, _ bytes: [UInt8]) -> Bool {
        bytes.firstRange(of: Array(word.utf8)) != nil
    }
}

extension MovieBox {
    /// Whether its type is of letters and such, so that it may be a box at all.
    fileprivate var hasPlainType: Bool { type.utf8.count == 4 && type.utf8.allSatisfy { (0x20...0x7E).contains($0) } }
}
