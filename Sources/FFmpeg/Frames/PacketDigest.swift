import CFFmpeg
import MediaTypes

/// A digest of all the data of a stream's packets, the same whichever container holds them.
///
/// Containers wrap the same data in other ways: H.264 and HEVC have their units behind start codes or behind lengths, AAC
/// has a header a packet in MPEG-TS, AV1's delimiters are left out in files. Only what is inside is digested, by
/// MurmurHash3, which finds accidents and isn't made to find forgery.
///
/// Copies share one state: whoever makes one keeps it to himself.
public struct PacketDigest: Sendable {
    private let hash: HashHandle
    private let wrapping: Wrapping

    /// How a stream's data may be wrapped.
    private enum Wrapping {
        /// In no way.
        case none
        /// In units behind start codes; ITU-T H.264 annex B.
        case startCodes
        /// In units behind a number of bytes that tells their length; ISO/IEC 14496-15.
        case lengths(Int)
        /// In a header a packet; ISO/IEC 13818-7 §6.2.
        case audioHeaders
        /// With a delimiter before each picture.
        case delimiters
    }

    /// Begins the digest of a stream.
    ///
    /// - Throws: ``FFmpegError`` if there is no memory.
    public init(_ parameters: StreamParameters) throws(FFmpegError) {
        try self.init(codec: parameters.codec.rawValue, configuration: parameters.configuration)
    }

    init(codec: String, configuration: [UInt8]) throws(FFmpegError) {
        guard let state = unsafe av_murmur3_alloc() else {
            throw FFmpegError(code: CFFmpeg_ERROR_NOMEM, "av_murmur3_alloc")
        }
        hash = unsafe HashHandle(adopting: state)
        unsafe av_murmur3_init(state)
        switch codec {
        case "h264", "hevc":
            let place = codec == "h264" ? 4 : 21
            let hasLengths = configuration.first == 1 && configuration.count > place
            wrapping = hasLengths ? .lengths(Int(configuration[place] & 3) + 1) : .startCodes
        case "aac": wrapping = .audioHeaders
        case "av1": wrapping = .delimiters
        default: wrapping = .none
        }
    }

    /// Adds a packet.
    public mutating func add(_ packet: borrowing Packet) {
        unsafe packet.withBytes { bytes in
            switch wrapping {
            case .none: unsafe add(bytes[...])
            case .startCodes: unsafe addUnits(startCodes: bytes)
            case .lengths(let size): unsafe addUnits(lengths: bytes, size)
            case .audioHeaders: unsafe add(bytes.dropFirst(Self.audioHeader(bytes)))
            case .delimiters: unsafe add(bytes.dropFirst(bytes.starts(with: [0x12, 0x00]) ? 2 : 0))
            }
        }
    }

    /// The digest as 32 hexadecimal digits; nothing may be added afterwards.
    public func finish() -> String {
        var digest = [UInt8](repeating: 0, count: 16)
        unsafe av_murmur3_final(hash.pointer, &digest)
        return digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private func add(_ bytes: Slice<UnsafeRawBufferPointer>) {
        let whole = unsafe UnsafeRawBufferPointer(rebasing: bytes)
        guard let start = whole.baseAddress else { return }
        unsafe av_murmur3_update(hash.pointer, start.assumingMemoryBound(to: UInt8.self), whole.count)
    }

    /// Adds a unit without the zeros behind it, which are no part of it.
    private func addUnit(_ bytes: Slice<UnsafeRawBufferPointer>) {
        var end = unsafe bytes.endIndex
        while unsafe end > bytes.startIndex && bytes[end - 1] == 0 { end -= 1 }
        unsafe add(bytes[..<end])
    }

    private func addUnits(lengths bytes: UnsafeRawBufferPointer, _ size: Int) {
        var place = 0
        while place + size <= bytes.count {
            let length = unsafe bytes[place..<place + size].reduce(0) { $0 << 8 | Int($1) }
            let end = min(bytes.count, place + size + length)
            unsafe addUnit(bytes[place + size..<end])
            place = end
        }
        unsafe add(bytes[place...])
    }

    private func addUnits(startCodes bytes: UnsafeRawBufferPointer) {
        var unit: Int?
        var place = 0
        while place + 3 <= bytes.count {
            let third = unsafe bytes[place + 2]
            if third > 1 {
                place += 3
            } else if unsafe third == 1 && bytes[place] == 0 && bytes[place + 1] == 0 {
                if let unit { unsafe addUnit(bytes[unit..<place]) }
                place += 3
                unit = place
            } else {
                place += 1
            }
        }
        if let unit { unsafe addUnit(bytes[unit...]) }
    }

    /// How long the header before an AAC packet is; 0 if there is none.
    private static func audioHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard unsafe bytes.count > 7 && bytes[0] == 0xFF && bytes[1] & 0xF6 == 0xF0 else { return 0 }
        return unsafe bytes[1] & 1 == 1 ? 7 : 9
    }
}
