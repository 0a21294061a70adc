/// Which bytes of a file a request asks for (RFC 9110 §14).
enum ByteRange: Hashable, Sendable {
    /// All of it.
    case whole
    /// These.
    case part(ClosedRange<Int>)
    /// None that the file has.
    case unsatisfiable
}

extension ByteRange {
    /// Reads a `Range` header for a file of `size` bytes.
    ///
    /// One range is understood; several, another unit or a malformed header are ignored, as the standard allows.
    init(header: String?, size: Int) {
        guard let header, header.hasPrefix("bytes="), !header.contains(",") else {
            self = .whole
            return
        }
        let sides = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        switch (sides.first.map(String.init), sides.last.map(String.init)) {
        case ("", let suffix?) where sides.count == 2: self = Self.last(Int(suffix), of: size)
        case (let first?, let last?) where sides.count == 2: self = Self.from(Int(first), to: last, of: size)
        default: self = .whole
        }
    }

    private static func last(_ count: Int?, of size: Int) -> ByteRange {
        guard let count, count >= 0 else { return .whole }
        guard count > 0, size > 0 else { return .unsatisfiable }
        return .part(max(0, size - count)...size - 1)
    }

    private static func from(_ first: Int?, to last: String, of size: Int) -> ByteRange {
        guard let first, let last = last.isEmpty ? Int.max : Int(last), first <= last else { return .whole }
        guard first < size else { return .unsatisfiable }
        return .part(first...min(last, size - 1))
    }
}
