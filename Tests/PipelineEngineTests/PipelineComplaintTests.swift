import PipelineEngine
import Testing

@Suite("Complaints about a pipeline file")
struct PipelineComplaintTests {
    @Test("all of them come at once, in the order of the text, each with its place")
    func everything() throws {
        let text = """
            {
              "name": "my pipeline",
              "parametres": {},
              "parameters": {
                "2nd": {"type": "string"},
                "n": {"type": "integer", "default": 9, "maximum": 5},
                "kindless": {"type": "int", "defualt": 1}
              },
              "stages": {
                "a": {"stage": "make", "count": 99, "txet": "x"},
                "b c": {"stage": "copy", "from": "a"},
                "d": {"stage": "cpoy", "from": "a"},
                "e": {"stage": "copy", "from": "quux", "onError": "ignore"},
                "f": {"stage": "copy"},
                "g": {"from": "a"},
                "h": {"stage": "make", "from": "a"},
                "i": {"stage": "gate", "from": ["a", "h", 5]},
                "j": 5,
                "k": {"stage": "split", "from": "a", "text": "${m}"},
                "l": {"stage": "gate", "from": "k"},
                "m": {"stage": 7},
                "o": {"stage": "teleport"}
              }
            }
            """
        #expect(
            complaint(text) == """
                p.json:2:11: must be a name of letters, digits, '-' and '_' that begins with a letter [/name]
                p.json:3:3: a pipeline file has no key 'parametres'; did you mean 'parameters'? [/parametres]
                p.json:5:5: a parameter's name has letters, digits, '-' and '_' and begins with a letter [/parameters/2nd]
                p.json:5:5: the parameter '2nd' is never used [/parameters/2nd]
                p.json:6:5: the parameter 'n' is never used [/parameters/n]
                p.json:6:41: must be at most 5, not 9 [/parameters/n/default]
                p.json:7:5: the parameter 'kindless' is never used [/parameters/kindless]
                p.json:7:26: must be one of 'string', 'integer', 'number', 'boolean', not 'int'; did you mean 'integer'? [/parameters/kindless/type]
                p.json:7:33: a parameter has no key 'defualt'; did you mean 'default'? [/parameters/kindless/defualt]
                p.json:10:37: must be a whole number from 1 to 20, not 99 [/stages/a/count]
                p.json:10:41: make has no key 'txet'; did you mean 'text'? [/stages/a/txet]
                p.json:11:5: a stage's name has letters, digits, '-' and '_' and begins with a letter [/stages/b c]
                p.json:12:20: there is no kind of stage called 'cpoy'; did you mean 'copy'? [/stages/d/stage]
                p.json:13:36: no stage is called 'quux'; there are a, b c, d, f, g, h, i, j, k, l, m, o [/stages/e/from]
                p.json:13:55: must be one of 'fail', 'skip', 'continue', not 'ignore' [/stages/e/onError]
                p.json:14:10: copy needs the key 'from', which names the stage it reads [/stages/f]
                p.json:15:10: needs the key 'stage', which says what kind it is [/stages/g]
                p.json:16:36: make begins a pipeline and reads from no other stage [/stages/h/from]
                p.json:17:36: gate reads from one stage, not from 2 [/stages/i/from]
                p.json:17:47: must be the name of a stage, not 5 [/stages/i/from/2]
                p.json:18:10: must be an object, not a number [/stages/j]
                p.json:19:50: '${m}' names no parameter [/stages/k/text]
                p.json:20:36: 'k' makes several files, and gate checks one [/stages/l/from]
                p.json:21:20: must be a string, not a number; the kinds are find, make, buy, copy, split, gate [/stages/m/stage]
                p.json:22:20: there is no kind of stage called 'teleport'; the kinds are find, make, buy, copy, split, gate [/stages/o/stage]
                """)
    }

    /// Files that are wrong in one way, and the complaint.
    static let files: [(String, String)] = [
        ("", "p.json:1:1: the text is empty; a JSON value was expected"),
        ("[1]", "p.json:1:1: a pipeline file must be an object, not an array"),
        (#"{"stages": {"a": {"stage": "make"}}}"#, "p.json:1:1: a pipeline file needs the key 'name'"),
        (#"{"name": "p"}"#, "p.json:1:1: a pipeline file needs the key 'stages'"),
        (#"{"name": "p", "stages": {}}"#, "p.json:1:25: must be an object with at least one stage [/stages]"),
        (#"{"name": "p", "stages": []}"#, "p.json:1:25: must be an object with at least one stage [/stages]"),
        (
            #"{"name": "p", "parameters": [], "stages": {"a": {"stage": "make"}}}"#,
            "p.json:1:29: must be an object, not an array [/parameters]"
        ),
        (
            #"{"name": "p", "description": 5, "stages": {"a": {"stage": "make"}}}"#,
            "p.json:1:30: must be a string, not a number [/description]"
        ),
        (
            #"{"name": "p", "stages": {"a": {"stage": "make"}, "a": {"stage": "make"}}}"#,
            "p.json:1:50: the key 'a' is there twice, first in line 1; remove one"
        ),
        (
            #"{"name": "p", "stages": {"a": {"stage": "copy", "from": "a"}}}"#,
            "p.json:1:57: stages read from one another in a circle: 'a' from 'a' [/stages/a/from]"
        ),
        (
            #"{"name": "p", "stages": {"x": {"stage": "copy", "from": "a"}, "a": {"stage": "copy", "from": "b"}, "b": {"stage": "copy", "from": "a"}}}"#,
            "p.json:1:94: stages read from one another in a circle: 'a' from 'b' from 'a' [/stages/a/from]"
        ),
        (
            #"{"name": "p", "stages": {"a": {"stage": "make"}, "b": {"stage": "copy", "from": []}}}"#,
            "p.json:1:81: must name a stage, not be an empty list [/stages/b/from]"
        ),
        (
            #"{"name": "p", "parameters": {"w": {"type": "string", "default": "skip"}}, "stages": {"a": {"stage": "make", "onError": "${w}"}}}"#,
            "p.json:1:120: must be one of 'fail', 'skip', 'continue', not '${w}' [/stages/a/onError]"
        ),
    ]

    @Test("a file that is wrong in one way gets exactly this complaint", arguments: files)
    func complaints(text: String, expected: String) { #expect(complaint(text) == expected) }

    /// The complaint without the lines that it is about.
    private func complaint(_ text: String) -> String {
        do throws(InvalidPipeline) {
            let pipeline = try Pipeline<FakeStage>(parsing: Array(text.utf8), file: "p.json")
            return "'\(pipeline.name)' is valid"
        } catch {
            return InvalidPipeline(file: error.file, issues: error.issues).description
        }
    }
}
