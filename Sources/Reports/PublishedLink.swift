/// The address of a published file, relative to a page in the output folder.
enum PublishedLink {
    /// The path of a file below the output folder; `nil` if it is somewhere else.
    static func path(_ path: String, below output: String?) -> String? {
        guard let output, path.hasPrefix(output + "/") else { return nil }
        return String(path.dropFirst(output.count + 1))
    }

    /// A relative path as an address; whatever it is called, it is no more than a path.
    static func address(_ path: String) -> String {
        var address = "./"
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E:
                address.unicodeScalars.append(UnicodeScalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                address += "%" + (hex.count < 2 ? "0" : "") + hex
            }
        }
        return address
    }
}
