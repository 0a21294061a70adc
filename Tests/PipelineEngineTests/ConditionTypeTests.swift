import PipelineEngine
import Testing

@Suite("Names and types in a condition")
struct ConditionTypeTests {
    /// What a vocabulary doesn't bear out; below it marks for each place, and the sentence.
    private static let pictures = """
        probe.duraton >= 3
        ^^^^^^^^^^^^^ no fact is called 'probe.duraton'; did you mean 'probe.duration'?

        duration < 3
        ^^^^^^^^ no fact is called 'duration'; did you mean 'probe.duration'?

        zzz == 'a' and yyy.b
        ^^^ no fact is called 'zzz'; a string stands in single quotes
                       ^^^^^ no fact is called 'yyy.b'

        item.name == opus
                     ^^^^ no fact is called 'opus'; a string stands in single quotes

        durration = 3
        ^^^^^^^^^ no fact is called 'durration'; a string stands in single quotes
                  ^ conditions have no '='; did you mean '=='?

        probe.duration >= 3 or quux and item.indx == 'x' or probe.duration == 'x' and item.index
                               ^^^^ no fact is called 'quux'; a string stands in single quotes
                                        ^^^^^^^^^ no fact is called 'item.indx'; did you mean 'item.index'?
                                                            ^^^^^^^^^^^^^^^^^^^^^ probe.duration is a number and 'x' is a string; they can't be compared
                                                                                      ^^^^^^^^^^ item.index is a number and no condition unless it is compared

        probe.duration == 'long'
        ^^^^^^^^^^^^^^^^^^^^^^^^ probe.duration is a number and 'long' is a string; they can't be compared

        'long' == probe.duration
        ^^^^^^^^^^^^^^^^^^^^^^^^ 'long' is a string and probe.duration is a number; they can't be compared

        item.index in ['a', 'b']
        ^^^^^^^^^^^^^^^^^^ item.index is a number and 'a' is a string; they can't be compared

        item.index in [1, 'b', true]
                          ^^^ the list begins with a number, and 'b' is a string

        draft < true
        ^^^^^^^^^^^^ true and false have no order, so they are compared with '==' or '!=' and not with '<'

        draft == 'true'
        ^^^^^^^^^^^^^^^ draft is true or false and 'true' is a string; they can't be compared

        probe.duration
        ^^^^^^^^^^^^^^ probe.duration is a number and no condition unless it is compared

        5 and draft
        ^ 5 is a number and no condition unless it is compared

        draft or 'x'
                 ^^^ 'x' is a string and no condition unless it is compared

        not item.name
            ^^^^^^^^^ item.name is a string and no condition unless it is compared
        """

    @Test("all that are wrong come at once, each with its place", arguments: ConditionLab.pictures(in: Self.pictures))
    func complaint(text: String, picture: String) { #expect(ConditionLab.picture(text) == picture) }
}
