/// The boxes of an MP4 or MOV file at its top, read from their headers alone: ISO/IEC 14496-12 §4.2.
///
/// For files that could not be opened: it says how far such a file holds together.
public struct MovieOutline: Hashable, Sendable {
    /// A box.
    public struct Box: Hashable, Sendable {
        /// Its four letters.
        public let type: String
        /// How many of its bytes the file lacks.
        public let missingBytes: Int64

        /// Makes a box.
        public init(type: String, missingBytes: Int64 = 0) {
            self.type = type
            self.missingBytes = missingBytes
        }
    }

    /// The boxes in order, a hundred at most.
    public let boxes: [Box]
    /// The four letters that say what the file is made for, such as `isom` or `avif`; `nil` if it doesn't say.
    public let brand: String?
    /// Whether something lies between the boxes, or behind them, that is none.
    public let isBroken: Bool

    /// Makes an outline.
    public init(boxes: [Box], brand: String?, isBroken: Bool) {
        self.boxes = boxes
        self.brand = brand
        self.isBroken = isBroken
    }

    /// Reads a file; `nil` if it can't be read or doesn't begin as MP4 or MOV.
    public init?(path: String) {
        guard let file = try? InputFile(path: path, cancellation: CancellationToken()) else { return nil }
        var boxes: [Box] = []
        var brand: String?
        var offset: Int64 = 0
        while boxes.count < 100, let box = MovieBox(file, at: offset, before: file.size), Self.known.contains(box.type)
        {
            if box.type == "ftyp" { brand = String(decoding: box.content(4), as: UTF8.self) }
            boxes.append(Box(type: box.type, missingBytes: max(0, box.end - file.size)))
            offset = box.end
        }
        guard let first = boxes.first, Self.beginnings.contains(first.type) else { return nil }
        self.init(boxes: boxes, brand: brand, isBroken: offset < file.size && boxes.count < 100)
    }

    /// What a file may begin with; of other types are too many files of other kinds.
    private static let beginnings: Set<String> = [
        "ftyp", "moov", "mdat", "meta", "moof", "styp", "sidx", "wide", "pnot",
    ]
    private static let known: Set<String> = beginnings.union([
        "free", "skip", "uuid", "emsg", "prft", "mfra", "udta", "ssix", "junk", "PICT", "idat", "mfro",
    ])
}
