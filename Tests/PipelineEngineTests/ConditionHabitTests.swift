import PipelineEngine
import Testing

@Suite("Habits from other languages in a condition")
struct ConditionHabitTests {
    /// What people write elsewhere; below it marks for the place, and the sentence.
    private static let pictures = """
        draft && draft
              ^^ conditions have no '&&'; did you mean 'and'?

        draft || draft
              ^^ conditions have no '||'; did you mean 'or'?

        !draft
        ^ conditions have no '!'; did you mean 'not'?

        item.index = 7
                   ^ conditions have no '='; did you mean '=='?

        item.index <> 7
                   ^^ conditions have no '<>'; did you mean '!='?

        item.index === 7
                   ^^^ conditions have no '==='; did you mean '=='?

        item.index => 7
                   ^^ conditions have no '=>'; did you mean '>='?

        item.index =< 7
                   ^^ conditions have no '=<'; did you mean '<='?

        item.index ≥ 7
                   ^ conditions have no '≥'; did you mean '>='?

        item.name == "x"
                     ^^^ strings stand in single quotes, such as 'h264'

        item.name == "x
                     ^^ strings stand in single quotes, such as 'h264'

        draft AND draft
              ^^^ conditions have no 'AND'; did you mean 'and'?

        NOT draft
        ^^^ conditions have no 'NOT'; did you mean 'not'?

        draft == True
                 ^^^^ conditions have no 'True'; did you mean 'true'?

        item.name IN ['a']
                  ^^ conditions have no 'IN'; did you mean 'in'?

        item.index is 7
                   ^^ conditions have no 'is'; did you mean '=='?

        item.name == null
                     ^^^^ conditions have no 'null'; 'exists NAME' asks whether a fact is there

        item.name != NULL
                     ^^^^ conditions have no 'NULL'; 'exists NAME' asks whether a fact is there

        item.index not in [1]
                   ^^^ 'not' stands in front: not item.index in […]

        item.index in (1, 2)
                      ^ expected a list in square brackets, such as ['h264', 'vp9'], found '('

        item.name in [a]
                      ^ expected a number, true, false or a string in single quotes, found 'a'

        lower(item.name) == 'x'
        ^^^^^ conditions have no calls

        item.index + 1 == 2
                   ^ conditions don't calculate, so they have no '+'

        item.index == 1 - 1
                        ^ conditions don't calculate, so they have no '-'

        ${item.index} == 2
        ^^ names stand without '${' and '}' in a condition

        1 < item.index < 3
                       ^ comparisons are not chained: write … and item.index < …

        item.name == 'it's'
                     ^^^^ a space is needed after a string, and a quote inside one is doubled: ''

        exists (item.name)
               ^ expected a name after 'exists', found '('
        """

    @Test("get the right word", arguments: ConditionLab.pictures(in: Self.pictures))
    func complaint(text: String, picture: String) { #expect(ConditionLab.picture(text) == picture) }

    /// Signs of other languages, and those of this one.
    static let signs = [
        ("&", "and"), ("&&", "and"), ("|", "or"), ("||", "or"), ("=", "=="), ("===", "=="), ("<>", "!="), ("!==", "!="),
        ("≠", "!="), ("=\u{338}", "!="), ("=<", "<="), ("≤", "<="), ("=>", ">="), ("≥", ">="),
    ]

    @Test("a sign gets the right one, and is covered whole", arguments: signs)
    func sign(written: String, meant: String) {
        let issues = ConditionLab.issues("item.index \(written) 7")
        #expect(issues.map(\.suggestion) == [meant])
        #expect(issues.map(\.problem) == ["conditions have no '\(written)'"])
        #expect(issues.map(\.length) == [written.unicodeScalars.count])
    }
}
