/// How far a source is looked into.
public enum InspectionDepth: String, CaseIterable, Hashable, Sendable, Codable {
    /// What its header says.
    case header
    /// Every packet is read and none is decoded.
    case packets
    /// Everything is decoded.
    case frames
}

extension InspectionDepth: Comparable {
    /// Whether one looks less far than another.
    public static func < (left: InspectionDepth, right: InspectionDepth) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .header: 0
        case .packets: 1
        case .frames: 2
        }
    }
}
