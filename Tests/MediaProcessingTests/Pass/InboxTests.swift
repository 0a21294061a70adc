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

    @Test("takes from several senders, each in its order, even with room for one message only")
    func senders() {
        let inbox = Inbox<Int>(capacity: 1)
        let senders = (0..<3).map { sender in
            WorkThread(name: "sender") { for step in 0..<200 { inbox.send(step * 3 + sender, bytes: 1) } }
        }
        var received: [Int] = []
        while received.count < 600, let message = inbox.receive() { received.append(message) }
        for sender in senders { sender.join() }
        for sender in 0..<3 { #expect(received.filter { $0 % 3 == sender } == (0..<200).map { $0 * 3 + sender }) }
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

    @Test("lets go of what was taken")
    func letsGo() {
        final class Message: Sendable {}
        let inbox = Inbox<Message>(capacity: 10)
        weak var first: Message?
        do {
            let message = Message()
            first = message
            inbox.send(message, bytes: 1)
        }
        inbox.send(Message(), bytes: 1)
        #expect(first != nil)
        #expect(inbox.receive() != nil)
        #expect(first == nil)
    }

    @Test("an inbox that is finished without a message ends at once")
    func empty() {
        let inbox = Inbox<Int>(capacity: 1)
        inbox.finish()
        #expect(inbox.receive() == nil)
    }
}
