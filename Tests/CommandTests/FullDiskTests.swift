import Foundation
import Testing

@Suite(
    "A disk that fills up", .serialized, .timeLimit(.minutes(5)),
    .enabled(if: SmallDisk.namespace != nil, "no disk can be mounted here"))
struct FullDiskTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.copy(fixture: "clip.mp4", to: "clips/sea.mp4")
        try scratch.copy(fixture: "stacked.mp4", to: "clips/hill.mp4")
        try scratch.write(
            """
            { "name": "p", "stages": {
                "clips":  { "stage": "files" },
                "web":    { "stage": "transcode", "from": "clips", "preset": "mp4-h264" },
                "poster": { "stage": "thumbnail", "from": "clips", "widths": [64], "formats": ["png"] },
                "sound":  { "stage": "extractAudio", "from": "clips", "format": "wav" } } }
            """, to: "p.json")
        try scratch.write(
            """
            { "name": "p", "stages": {
                "clip":   { "stage": "generate", "model": "xai:grok-imagine@video", "positivePrompt": "a red boat",
                            "width": 480, "height": 480, "duration": 1 },
                "source": { "stage": "download", "from": "clip" },
                "sound":  { "stage": "extractAudio", "from": "source", "format": "wav" } } }
            """, to: "s.json")
    }

    /// Sizes of the disk, in kilobytes, that let a run come to different points.
    static let sizes = [60, 200, 340, 480, 620, 760, 1_000]

    @Test(
        "under state and output fails in clear words, breaks nothing, and the run goes on when there is room",
        arguments: sizes)
    func both(kilobytes: Int) throws {
        try check("p.json --input clips --state $disk/state --out $disk/out", "$disk/state", "$disk/out", kilobytes)
    }

    @Test("under the output alone does the same", arguments: [60, 400, 700])
    func output(kilobytes: Int) throws {
        try check("p.json --input clips --state state --out $disk/out", "state", "$disk/out", kilobytes)
    }

    @Test("buys nothing twice, and nothing that can't be written down", arguments: [60, 200, 260, 340, 420, 560])
    func generating(kilobytes: Int) throws {
        let text = try check(
            "s.json --sandbox --state $disk/state --out $disk/out", "$disk/state", "$disk/out", kilobytes)
        #expect(text.contains(" 1 succeeded"), "\(text)")
        #expect(!text.contains(" 2 succeeded"), "\(text)")
    }

    /// Runs a pipeline until the disk is full, and again when there is room, and compares with a run that had room.
    @discardableResult
    private func check(_ arguments: String, _ state: String, _ output: String, _ kilobytes: Int) throws -> String {
        let reference = arguments.replacing("$disk/", with: "whole/").replacing(
            "--state state", with: "--state whole/state")
        let (status, text) = try SmallDisk.run(
            """
            dailies run \(reference) 2>/dev/null || exit 98
            dailies run \(arguments) 2>first; echo "first $?"
            find \(output) -name '.*.dailies-*' -o -size 0 -type f 2>/dev/null
            find \(state)/drafts -type f 2>/dev/null
            for file in \(state)/store/*/*; do
                [ -e "$file" ] && echo "$(basename "${file%.*}")  $file" | sha256sum --quiet -c
            done
            make_room
            dailies run \(arguments) 2>second; echo "second $?"
            diff -r -x report.html -x run.json whole/out \(output) && echo same
            find \(output) -name '.*' -type f; find \(state)/drafts -type f
            python3 -c "
            import sqlite3
            for name in 'journal', 'ledger':
                print(name, sqlite3.connect('\(state)/' + name + '.sqlite').execute('PRAGMA integrity_check').fetchone()[0])
            "
            dailies generations list --state \(state) 2>&1 | tail -1
            """, kilobytes: kilobytes, in: scratch.url)
        #expect(status == 0, "\(text)")
        #expect(text.hasPrefix("first 3\nsecond 0\nsame\njournal ok\nledger ok\n"), "\(text)")
        let first = try String(contentsOf: scratch.url.appending(path: "first"), encoding: .utf8)
        let complaints = first.split(separator: "\n").filter { $0.hasPrefix("✗ ") || $0.hasPrefix("error: ") }
        #expect(!complaints.isEmpty)
        let words = [
            "make room and run again", "make room where journal.sqlite is and run again", "nothing is bought",
            "once it can, run again", "run again later (inferenceError: The render failed: ",
        ]
        for complaint in complaints {
            #expect(words.contains { complaint.contains($0) }, "\(complaint)")
        }
        return text
    }
}
