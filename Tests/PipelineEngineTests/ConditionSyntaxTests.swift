import PipelineEngine
import Testing

@Suite("Syntax of a condition")
struct ConditionSyntaxTests {
    /// What can't be read; below it marks for the place, and the sentence.
    private static let pictures = """
        item.index in [1, 2
                      ^ this '[' has no ']'

        item.index in []
                       ^ expected a number, true, false or a string in single quotes, found ']'

        item.index in [1 2]
                         ^ expected ',' or ']', found '2'

        item.index in [1,]
                         ^ expected a number, true, false or a string in single quotes, found ']'

        item.index in 5
                      ^ expected a list in square brackets, such as ['h264', 'vp9'], found '5'

        item.index == 1 in [1]
                        ^^ comparisons are not chained: write … and 1 in …

        (draft) == true
                ^^ only a name or a value can be compared, not what stands in parentheses

        exists item.name == true
                         ^^ 'exists item.name' is a condition and can't be compared

        exists 5
               ^ expected a name after 'exists', found '5'

        exists
              | the condition ends where a name after 'exists' was expected

        item.index - 1 == 2
                   ^ conditions don't calculate, so they have no '-'

        item.index == 01
                      ^^ '01' is not a JSON number

        item.index == 1.
                      ^^ '1.' is not a JSON number

        item.index == .5
                      ^^ '.5' is not a JSON number

        item.index == 3s
                      ^^ '3s' is not a JSON number

        item.index == 1e9999999
                      ^^^^^^^^^ '1e9999999' is not a JSON number

        item.index == 10e1000000
                      ^^^^^^^^^^ '10e1000000' is not a JSON number

        item.name == 'x
                     ^^ the string that begins here has no end

        (draft
        ^ this '(' has no ')'

        draft)
             ^ this ')' has no '('

        (draft or (draft and draft)
        ^ this '(' has no ')'

        draft draft
              ^^^^^ expected a comparison, 'and' or 'or', found 'draft'

        draft and
                 | the condition ends where a condition was expected

        and draft
        ^^^ expected a condition, found 'and'

        draft or or draft
                 ^^ expected a condition, found 'or'

        item.index ==
                     | the condition ends where a name or a value was expected

        == 7
        ^^ expected a condition, found '=='

        ()
         ^ expected a condition, found ')'

        item..name
        ^^^^^^^^^^ 'item..name' is not a name, whose words are joined by single dots

        item.-1 == 2
        ^^^^^^^ 'item.-1' is not a name, whose words are joined by single dots

        item. == 2
        ^^^^ no fact is called 'item'; a string stands in single quotes
            ^ conditions have no '.'

        draft; draft
             ^ conditions have no ';'

        draft é
              ^ conditions have no 'é'

        item.index in [1] in [2]
                          ^^ a comparison with a list is a condition and can't be compared

        draft == (draft)
                 ^ expected a name or a value, found '('

        -
        ^ conditions don't calculate, so they have no '-'

        not
           | the condition ends where a condition was expected

        draft not draft
              ^^^ expected a comparison, 'and' or 'or', found 'not'
        """

    @Test("the first error comes with its place", arguments: ConditionLab.pictures(in: Self.pictures))
    func complaint(text: String, picture: String) { #expect(ConditionLab.picture(text) == picture) }

    @Test("a text without any words is empty, from its beginning to its end", arguments: ["", " ", "\t\n\r "])
    func empty(text: String) throws {
        let issue = try #require(ConditionLab.issues(text).first)
        #expect(issue.sentence == "the condition is empty")
        #expect(issue.offset == 0)
        #expect(issue.length == text.unicodeScalars.count)
    }

    /// Scalars that can't be seen, and what they are called.
    static let unseen = [("\u{7}", "U+0007"), ("\u{A0}", "U+00A0"), ("\u{200B}", "U+200B"), ("😀", "U+1F600")]

    @Test("a scalar that can't be seen is called by its number", arguments: unseen)
    func named(scalar: String, name: String) {
        #expect(ConditionLab.issues("draft" + scalar).map(\.sentence) == ["conditions have no character \(name)"])
        #expect(ConditionLab.issues("draft" + scalar).map(\.length) == [1])
    }

    @Test("places are counted in Unicode scalars, not in characters")
    func scalars() {
        let text = "'e\u{301}🏳️‍🌈' == quux"
        #expect(ConditionLab.issues(text).map(\.offset) == [12])
    }
}
