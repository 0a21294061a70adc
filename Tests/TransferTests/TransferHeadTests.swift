import Testing
import Transfer

@Suite("Head of an answer")
struct TransferHeadTests {
    private static func head(_ name: String, _ value: String) -> TransferHead {
        TransferHead(status: 200, headers: TransferHeaders([(name, value)]))
    }

    @Test("the media type comes without parameters, in lower case")
    func contentType() {
        #expect(Self.head("content-TYPE", "Video/MP4 ; codecs=avc1").contentType == "video/mp4")
        #expect(TransferHead(status: 200).contentType == nil)
    }

    @Test("a length is a number from 0", arguments: zip(["0", "10", "-1", "ten", ""], [0, 10, nil, nil, nil]))
    func contentLength(value: String, length: Int?) {
        #expect(Self.head("Content-Length", value).contentLength == length)
    }

    @Test(
        "a wait is read in seconds only",
        arguments: zip(
            ["0", "7", "-7", "4294967296", "Wed, 21 Oct 2015 07:28:00 GMT"], [0, 7, nil, nil, nil] as [Int?]))
    func retryAfter(value: String, seconds: Int?) {
        #expect(Self.head("Retry-After", value).retryAfter == seconds.map { .seconds($0) })
    }

    @Test("of headers with one name the first counts, and all stay in order")
    func headers() {
        var headers: TransferHeaders = ["A": "1", "b": "2"]
        headers.add("a", "3")
        #expect(headers["a"] == "1")
        #expect(headers["B"] == "2")
        #expect(headers["c"] == nil)
        #expect(headers.description == "A, b, a")
    }
}
