import Mailboxes
import Subprocess

/// Reads what a worker writes.
struct WorkerEar: Sendable {
    /// How many messages may wait to be understood before the worker is taken to be flooding.
    private static var mostWaiting: Int { 10_000 }

    let mailbox: Mailbox<ProcessMessage>
    /// The longest line that is taken.
    let lineBytes: Int

    /// Posts every line of standard output, and its end.
    func hear(_ output: SubprocessOutputSequence) async {
        var splitter = LineSplitter(limit: lineBytes)
        do {
            for try await buffer in output {
                for line in try splitter.take(Self.bytes(buffer)) where mailbox.post(.line(line)) > Self.mostWaiting {
                    mailbox.post(.tooMuch("it comes faster than it can be read"))
                    return
                }
            }
        } catch is LineSplitter.TooLong {
            mailbox.post(.tooMuch("a line is longer than \(lineBytes) bytes"))
            return
        } catch {}
        mailbox.post(.closed)
    }

    /// Keeps the end of standard error.
    func hear(_ errors: SubprocessOutputSequence, _ lastWords: LastWords) async {
        do {
            for try await buffer in errors { lastWords.take(Self.bytes(buffer)) }
        } catch {}
    }

    private static func bytes(_ buffer: SubprocessOutputSequence.Buffer) -> [UInt8] {
        unsafe buffer.withUnsafeBytes { unsafe Array($0) }
    }
}
