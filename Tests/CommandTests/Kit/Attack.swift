import Foundation
import Testing

/// A file that is called a video and tells its reader to open others.
struct Attack: Sendable, CustomTestStringConvertible {
    /// What it is called.
    let name: String
    private let text: @Sendable (_ secret: String) -> String

    var testDescription: String { name }

    /// Its text; `secret` is the path of a file that it wants to have read.
    func text(for secret: String) -> String { text(secret) }

    static let all = [
        Attack(name: "hls.mp4") { secret in
            """
            #EXTM3U
            #EXT-X-VERSION:3
            #EXT-X-TARGETDURATION:10
            #EXTINF:10,
            file://\(secret)
            #EXTINF:10,
            http://127.0.0.1:9/segment.ts
            #EXT-X-ENDLIST

            """
        },
        Attack(name: "concat.mp4") { secret in
            "ffconcat version 1.0\nfile '\(secret)'\nfile 'http://127.0.0.1:9/clip.mp4'\n"
        },
        Attack(name: "dash.mpd") { secret in
            """
            <?xml version="1.0"?>
            <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT10S">
              <Period><AdaptationSet mimeType="video/mp4">
                <Representation id="1" bandwidth="1000"><BaseURL>file://\(secret)</BaseURL></Representation>
              </AdaptationSet></Period>
            </MPD>
            """
        },
        Attack(name: "session.sdp") { _ in
            "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 9000 RTP/AVP 96\n"
                + "a=rtpmap:96 H264/90000\n"
        },
        Attack(name: "entity.xml") { secret in
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY s SYSTEM \"file://\(secret)\">]><MPD>&s;</MPD>"
        },
        Attack(name: "list.m3u") { secret in "#EXTM3U\n\(secret)\n" },
        Attack(name: "subtitle.ass") { secret in "[Script Info]\nTitle: x\n[Fonts]\nfontname: \(secret)\n" },
        Attack(name: "sequence-%d.mp4") { secret in "\(secret)\n" },
    ]
}
