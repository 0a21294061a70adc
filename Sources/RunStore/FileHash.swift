import Crypto
import PipelineEngine

/// Digests the bytes of a file as they are read: SHA-256.
struct FileHash {
    private var hash = SHA256()

    /// Takes in bytes.
    mutating func update(_ bytes: ArraySlice<UInt8>) { hash.update(data: Array(bytes)) }

    /// The digest of all bytes taken in.
    func digest(of path: String) throws(StageFailure) -> ContentDigest {
        let hex = hash.finalize().map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        guard let digest = ContentDigest(hex: hex.joined()) else {
            throw StageFailure(.defect, "the digest of \(path) has another form than it should")
        }
        return digest
    }
}
