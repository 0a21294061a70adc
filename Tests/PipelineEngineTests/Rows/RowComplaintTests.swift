import JSON
import PipelineEngine
import Testing

@Suite("Complaints about rows")
struct RowComplaintTests {
    /// Texts of a CSV file with something wrong in it, and what is said about that.
    static let csv: [(String, String)] = [
        (
            "promt\nx\n",
            "rows.csv:1:1: the pipeline has no parameter 'promt'; did you mean 'prompt'?"
        ),
        (
            "prompt,colour\nx,red\n",
            "rows.csv:1:8: the pipeline has no parameter 'colour'; it has duration, loop, prompt, style"
        ),
        ("prompt,Id\nx,1\n", "rows.csv:1:8: the pipeline has no parameter 'Id'; did you mean 'id'?"),
        (
            "name,prompt\nsea,x\n", "rows.csv:1:1: the pipeline has no parameter 'name'; did you mean 'id'?"
        ),
        (
            "Title,prompt,id\nsea,x,1\n",
            "rows.csv:1:1: the pipeline has no parameter 'Title'; it has duration, loop, prompt, style"
        ),
        (
            "a boat,6\na bell,7\n",
            "rows.csv:1:1: the first row must name the columns: duration, loop, prompt, style or id"
        ),
        ("prompt,,style\nx,,y\n", "rows.csv:1:8: the column has no name"),
        (
            "prompt,\nx,\n",
            "rows.csv:1:8: the last column has no name; name it, or leave out the comma at the end of each line"
        ),
        (
            "prompt,,\nx,,\n",
            "rows.csv:1:8: the last 2 columns have no name; name them, or leave out the commas at the end of each line"
        ),
        ("prompt,loop,prompt\nx,true,y\n", "rows.csv:1:13: the column 'prompt' is there twice"),
        ("prompt\n\"\"\n", ""),
        ("prompt,loop\n,true\nx,\n", "rows.csv:2:1: 'prompt' has no value here, and the parameter has no default"),
        ("prompt,duration\nx,six\n", "rows.csv:2:3: 'duration' must be a whole number, not 'six'"),
        ("prompt,duration\nx,\"\"\n", "rows.csv:2:3: 'duration' must be a whole number, not ''"),
        (
            "prompt,duration\nx, 6\n",
            "rows.csv:2:3: 'duration' must be a whole number, not ' 6'; leave out the spaces around it"
        ),
        ("prompt,duration\nx, six\n", "rows.csv:2:3: 'duration' must be a whole number, not ' six'"),
        ("prompt,duration\nx,16\n", "rows.csv:2:3: 'duration' must be at most 15, not 16"),
        ("prompt,loop\nx,yes\n", "rows.csv:2:3: 'loop' must be true or false, not 'yes'"),
        ("prompt\n", "rows.csv: the file has no rows"),
        ("prompt,style\n,\n", "rows.csv: the file has no rows"),
        ("", "rows.csv: the file has no rows"),
        (
            "prompt,duration,loop\nx,0,no\n\"y\",99\nz\"z,1,true\n,2,true\n\"",
            """
            rows.csv:2:3: 'duration' must be at least 1, not 0
            rows.csv:2:5: 'loop' must be true or false, not 'no'
            rows.csv:3:5: the row has 2 cells, and the header has 3
            rows.csv:4:2: a quote in a cell that doesn't begin with one; put the whole cell in quotes and write the \
            quote twice
            rows.csv:5:1: 'prompt' has no value here, and the parameter has no default
            rows.csv:6:1: the quote that opens here is never closed
            """
        ),
    ]

    @Test("everything that is wrong with a CSV file is said at once, each at its place", arguments: csv)
    func complaint(text: String, complaint: String) throws { #expect(try RowSheet(text).complaint() == complaint) }

    /// JSON lines with something wrong in them, and what is said about that.
    static let jsonLines: [(String, String)] = [
        (
            #"{"promt": "x"}"#,
            "rows.jsonl:1:2: the pipeline has no parameter 'promt'; did you mean 'prompt'?"
        ),
        (
            #"{"prompt": "x", "name": "sea"}"#,
            "rows.jsonl:1:17: the pipeline has no parameter 'name'; did you mean 'id'?"
        ),
        (#"{"prompt": null}"#, "rows.jsonl:1:12: 'prompt' has no value here, and the parameter has no default"),
        (#"{"prompt": 7}"#, "rows.jsonl:1:12: 'prompt' must be a string, not a number"),
        (#"{"prompt": "x", "duration": "6"}"#, "rows.jsonl:1:29: 'duration' must be a whole number, not a string"),
        (#"{"prompt": "x", "id": true}"#, "rows.jsonl:1:23: 'id' must be a string or a number, not true or false"),
        (
            #"{"prompt": "x", "prompt": "y"}"#,
            "rows.jsonl:1:17: the key 'prompt' is there twice, first in line 1; remove one"
        ),
        (
            "{\"prompt\": \"x\", \"duration\": 0}\nx\n{\"prompt\": \"x\", \"duration\": 99}",
            """
            rows.jsonl:1:29: 'duration' must be at least 1, not 0
            rows.jsonl:2:1: 'x' is not a JSON value; strings need double quotes
            rows.jsonl:3:29: 'duration' must be at most 15, not 99
            """
        ),
    ]

    @Test("everything that is wrong with JSON lines is said at once, each at its place", arguments: jsonLines)
    func complaintAboutLines(text: String, complaint: String) throws {
        #expect(try RowSheet(text, called: "rows.jsonl").complaint() == complaint)
    }

    @Test("a parameter that rows give can't be given for all of them besides, which is said once")
    func givenTwice() throws {
        #expect(
            try RowSheet("prompt,loop\nx,true\ny,true\n").complaint(set: ["prompt": "sea"])
                == "rows.csv:1:1: 'prompt' is given by the rows and with --set; leave one out")
        #expect(
            try RowSheet("{\"prompt\": \"x\"}\n{\"prompt\": \"y\"}\n", called: "r.jsonl").complaint(set: [
                "prompt": "sea"
            ])
                == "r.jsonl:1:2: 'prompt' is given by the rows and with --set; leave one out")
    }

    @Test("of many issues the first 50 are shown and the others are counted")
    func many() throws {
        let complaint = try RowSheet("prompt,duration\n" + String(repeating: "x,99\n", count: 60)).complaint()
        let lines = complaint.split(separator: "\n")
        #expect(lines.count == 51)
        #expect(lines[49] == "rows.csv:51:3: 'duration' must be at most 15, not 99")
        #expect(lines[50] == "rows.csv: and 10 more")
    }
}
