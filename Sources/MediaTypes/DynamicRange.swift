/// How far apart the darkest and the brightest of a picture may be, and by what it is said.
public enum DynamicRange: String, CaseIterable, Hashable, Sendable, Codable {
    /// Standard: every transfer that is neither PQ nor HLG, or none said.
    case sdr
    /// Hybrid log-gamma: ITU-R BT.2100.
    case hlg
    /// Perceptual quantizer: SMPTE ST 2084, as HDR10 has it.
    case pq
    /// Dolby Vision, whatever lies beneath it.
    case dolbyVision
}
