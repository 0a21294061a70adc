public import Foundation

/// Where a sandbox keeps its tasks and clips.
public enum SandboxStorage: Hashable, Sendable {
    /// In this folder, which is made if it isn't there.
    ///
    /// A later sandbox of the same folder knows the tasks, renders what is missing and sells nothing twice. Only one
    /// sandbox at a time may use a folder.
    case kept(URL)
    /// In a folder of its own inside this one, removed when the sandbox stops.
    case temporary(inside: URL)
}
