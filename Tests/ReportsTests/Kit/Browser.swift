import Foundation

/// A page as another program reads it: Python's `html.parser`.
enum Browser {
    /// What is in a page.
    struct Reading: Decodable {
        /// The names of elements that are opened and not closed, or closed and not opened.
        let unbalanced: [String]
        /// The names of elements, each once.
        let elements: [String]
        /// The names of attributes, each once.
        let attributes: [String]
        /// Addresses in `href` and `src`.
        let addresses: [String]
        /// The text between elements, without that of styles.
        let text: String
    }

    static func read(_ page: String) throws -> Reading {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let writer = Thread {
            input.fileHandleForWriting.write(Data(page.utf8))
            try? input.fileHandleForWriting.close()
        }
        writer.start()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(Reading.self, from: answer)
    }

    private static let script = """
        import html.parser, json, sys

        class Reader(html.parser.HTMLParser):
            void = {"meta", "img", "br", "link", "input", "hr"}
            def __init__(self):
                super().__init__()
                self.open, self.bad, self.elements, self.attributes, self.addresses, self.text = [], [], set(), set(), [], ""
            def handle_starttag(self, tag, attributes):
                self.elements.add(tag)
                self.attributes |= {name for name, _ in attributes}
                self.addresses += [value for name, value in attributes if name in ("href", "src")]
                if tag not in self.void: self.open.append(tag)
            def handle_endtag(self, tag):
                if not self.open or self.open.pop() != tag: self.bad.append(tag)
            def handle_data(self, data):
                if "style" not in self.open: self.text += data

        reader = Reader()
        reader.feed(sys.stdin.buffer.read().decode())
        print(json.dumps({"unbalanced": reader.bad + reader.open, "elements": sorted(reader.elements),
            "attributes": sorted(reader.attributes), "addresses": reader.addresses, "text": reader.text}))
        """
}
