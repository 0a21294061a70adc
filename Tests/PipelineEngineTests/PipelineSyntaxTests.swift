import JSON
import PipelineEngine
import Testing

@Suite("Complaints about the text of a pipeline file")
struct PipelineSyntaxTests {
    @Test("come together with those about its contents, each in its line")
    func together() {
        #expect(
            complaint(
                """
                {
                  "name": "my pipeline",
                  // what it does
                  "stages": {
                    "a": { "stage": "make", "text": "x, "txet": 1 },
                    "b": { "stage": "copy", "form": "a" },
                    "b": { "stage": "copy", "from": "a", }
                  },
                }
                """) == """
                    p.json:2:11: must be a name of letters, digits, '-' and '_' that begins with a letter [/name]
                        2 │   "name": "my pipeline",
                          │           ^~~~~~~~~~~~~
                    p.json:3:3: JSON has no comments; remove it
                        3 │   // what it does
                          │   ^~~~~~~~~~~~~~~
                    p.json:5:37: a string that begins here has no closing quote
                        5 │     "a": { "stage": "make", "text": "x, "txet": 1 },
                          │                                     ^~
                    p.json:6:29: copy has no key 'form'; did you mean 'from'? [/stages/b/form]
                        6 │     "b": { "stage": "copy", "form": "a" },
                          │                             ^~~~~~
                    p.json:7:5: the key 'b' is there twice, first in line 6; remove one
                        7 │     "b": { "stage": "copy", "from": "a", }
                          │     ^~~
                    p.json:7:40: no comma stands before '}'; remove it
                        7 │     "b": { "stage": "copy", "from": "a", }
                          │                                        ^
                    p.json:8:4: no comma stands before '}'; remove it
                        8 │   },
                          │    ^
                    """)
    }

    @Test("around a bracket that isn't closed, are those about all but its line")
    func unclosed() {
        #expect(
            complaint(
                """
                {
                  "nmae": "p",
                  "parameters": { "n": { "type": "int" },
                  "stages": { "a": { "stage": "mkae" } }
                }
                """) == """
                    p.json:2:3: a pipeline file has no key 'nmae'; did you mean 'name'? [/nmae]
                        2 │   "nmae": "p",
                          │   ^~~~~~
                    p.json:3:17: by the indentation, this '{' is never closed; write '}' where it ends
                        3 │   "parameters": { "n": { "type": "int" },
                          │                 ^
                    p.json:4:31: there is no kind of stage called 'mkae'; did you mean 'make'? [/stages/a/stage]
                        4 │   "stages": { "a": { "stage": "mkae" } }
                          │                               ^~~~~~
                    """)
    }

    @Test("an empty file has no line to show")
    func empty() { #expect(complaint("") == "p.json:1:1: the text is empty; a JSON value was expected") }

    @Test("nothing that a terminal obeys gets out of a file, not by its name nor by what is quoted")
    func terminal() throws {
        let text =
            "{\"name\": \"p\", \"\u{9B}2J\\u001b[31m\\u202e\": 1, \"stages\": {\"a\": {\"stage\": \"\\u0007\u{85}\"}}}"
        let error = try #require(throws: InvalidPipeline.self) {
            try Pipeline<FakeStage>(parsing: Array(text.utf8), file: "p\u{1B}]0;x\u{7}.json")
        }
        let said = error.description + error.issues.map(\.sentence).joined()
        #expect(error.issues.count == 2)
        #expect(
            said.unicodeScalars.allSatisfy {
                $0 == "\n" || $0.properties.generalCategory != .control && $0 != "\u{202E}"
            })
    }

    @Test("errors are equal if the same is wrong, whatever the text around it")
    func equality() {
        let issue = PipelineIssue("wrong", pointer: "", at: JSONPosition(offset: 0, line: 1, column: 1))
        let errors = [[], Array("{}".utf8)].map { InvalidPipeline(file: "p.json", issues: [issue], text: $0) }
        #expect(errors[0] == errors[1])
        #expect(Set(errors).count == 1)
        #expect(errors[0] != InvalidPipeline(file: "q.json", issues: [issue]))
    }

    private func complaint(_ text: String) -> String {
        do throws(InvalidPipeline) {
            let pipeline = try Pipeline<FakeStage>(parsing: Array(text.utf8), file: "p.json")
            return "'\(pipeline.name)' is valid"
        } catch {
            return error.description
        }
    }
}
