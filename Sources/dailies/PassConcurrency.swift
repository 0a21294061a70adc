import Foundation
import MediaProcessing

/// How many media passes run at once where nobody says.
///
/// A pass has threads of its own, and keeps about two processors busy, but not to its end: a second one takes what the
/// first leaves. Each may take as much memory as its encoders may, and half as much again.
enum PassConcurrency {
    /// The number for this machine.
    static var usual: Int {
        let machine = ProcessInfo.processInfo
        return usual(processors: machine.activeProcessorCount, memory: Int(clamping: machine.physicalMemory))
    }

    /// The number for a machine with so many processors and bytes of memory; at least 1.
    static func usual(processors: Int, memory: Int) -> Int {
        let room = memory / (SourceLimits().encoderBytes * 3 / 2)
        return max(1, min(processors, max(2, processors / 2), room))
    }
}
