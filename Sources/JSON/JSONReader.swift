/// Reads JSON texts by RFC 8259.
///
/// There is one reader and two ways to use it: ``parse(_:limits:fromLine:)`` goes on after a problem and collects them all,
/// ``read(_:limits:fromLine:)`` throws the first. A second member of the same name, a comma too many, a comment, an unpaired
/// surrogate, a byte that isn't UTF-8 and a byte order mark are problems. Names are the same if they are canonically
/// equivalent, as strings are in Swift.
public enum JSONReader {
    /// Reads a text to its end, and collects all that is wrong.
    ///
    /// It stops after `limits.problems` problems. Takes time in proportion to the length of the text, whatever it is.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - limits: what is accepted before it gives up.
    ///   - line: the line that the text begins in, where it is a part of a longer one.
    /// - Returns: what was read, and what is wrong.
    public static func parse(
        _ bytes: [UInt8], limits: JSONLimits = JSONLimits(), fromLine line: Int = 1
    ) -> JSONDocument {
        var parser = JSONParser(bytes, limits: limits, line: line)
        let document = parser.readDocument()
        guard parser.isOpenAtEnd, parser.suspect != nil else { return document }
        var second = JSONParser(bytes, limits: limits, line: line, trustsIndentation: true)
        let mended = second.readDocument()
        return second.isMatched ? mended : document
    }

    /// Reads a text that has to be right.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - limits: what is accepted before it gives up.
    ///   - line: the line that the text begins in, where it is a part of a longer one.
    /// - Returns: the value.
    /// - Throws: ``JSONSyntaxError`` with the first thing that is wrong.
    public static func read(
        _ bytes: [UInt8], limits: JSONLimits = JSONLimits(), fromLine line: Int = 1
    ) throws(JSONSyntaxError) -> JSONNode {
        let document = parse(bytes, limits: limits, fromLine: line)
        if let problem = document.problems.first { throw problem }
        guard let root = document.root else {
            throw JSONSyntaxError("no JSON value was found", at: JSONPosition(offset: 0, line: 1, column: 1))
        }
        return root
    }

    /// Reads a text that has to be right.
    ///
    /// - Throws: ``JSONSyntaxError`` with the first thing that is wrong.
    public static func read(_ text: String, limits: JSONLimits = JSONLimits()) throws(JSONSyntaxError) -> JSONNode {
        try read(Array(text.utf8), limits: limits)
    }
}
