import Foundation
import Synchronization
import Testing

@testable import MediaProcessing

@Suite("Inbox")
struct InboxTests {
    @Test("hands on every message in order, even with room for one only", arguments: [1, 7, 1_000])
    func order(capacity: Int) {
        let inbox = Inbox<Int>(capacity: capacity)
        let received = Mutex<[Int]>([])
        let receiver = WorkThread(name: "receiver") {
            while let message = inbox.receive() { received.withLock { $0.append(message) } }
        }
        for message in 0..<500 { #expect(inbox.send(message, bytes: 3)) }
        inbox.finish()
        receiver.join()
        #expect(received.withLock(\.self) == Array(0..<500))
    }

    @Test("drops what is sent once the receiver has closed it, and lets a waiting sender go")
    func closes() {
        let inbox = Inbox<Int>(capacity: 1)
        #expect(inbox.send(1, bytes: 1))
        let sender = Mutex<Bool?>(nil)
        let thread = WorkThread(name: "sender") {
            let wasTaken = inbox.send(2, bytes: 1)
            sender.withLock { $0 = wasTaken }
        }
        inbox.close()
        thread.join()
        #expect(sender.withLock(\.self) == false)
        #expect(!inbox.send(3, bytes: 1))
        #expect(inbox.receive() == nil)
    }

    @Test("an inbox that is finished without a message ends at once")
    func empty() {
        let inbox = Inbox<Int>(capacity: 1)
        inbox.finish()
        #expect(inbox.receive() == nil)
    }
}
