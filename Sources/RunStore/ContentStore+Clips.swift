public import PipelineEngine

extension ContentStore {
    /// Gives the stored file with a digest a second name, whatever is known of it.
    ///
    /// The file is read to see that it has the bytes it should have.
    ///
    /// - Parameters:
    ///   - digest: the digest.
    ///   - path: the name; nothing may be there yet.
    /// - Returns: `false` if there is no such file.
    public func link(_ digest: ContentDigest, to path: String) async -> Bool {
        let folder = "\(root)/store/\(digest.hex.prefix(2))"
        return await onThread {
            let found = FileSystem.names(in: folder).sorted().first { $0.hasPrefix(digest.hex) }
            guard let found, (try? FileSystem.link("\(folder)/\(found)", to: path)) != nil else { return false }
            if (try? FileSystem.digest(of: path)) == digest { return true }
            FileSystem.remove(path)
            return false
        }
    }
}
