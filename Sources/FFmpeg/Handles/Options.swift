import CFFmpeg

/// Owns an `AVDictionary` of options.
@safe
struct Options: ~Copyable {
    private var pointer: OpaquePointer?

    /// Options by name.
    init(_ options: [String: String]) {
        unsafe pointer = nil
        for (name, value) in options.sorted(by: { $0.key < $1.key }) { unsafe av_dict_set(&pointer, name, value, 0) }
    }

    deinit {
        var pointer: OpaquePointer? = unsafe pointer
        unsafe av_dict_free(&pointer)
    }

    /// Lends the dictionary to a function that takes out the options it knows.
    mutating func lend(_ body: (UnsafeMutablePointer<OpaquePointer?>) -> Int32) -> Int32 { unsafe body(&pointer) }

    /// Lends as many copies of options to a function that wants a dictionary for each of several things.
    static func lend(
        _ options: [String: String], copies: Int, _ body: (UnsafeMutablePointer<OpaquePointer?>?) -> Int32
    ) -> Int32 {
        let original = Options(options)
        var pointers = unsafe [OpaquePointer?](repeating: nil, count: copies)
        for index in unsafe pointers.indices { unsafe av_dict_copy(&pointers[index], original.pointer, 0) }
        defer { for index in unsafe pointers.indices { unsafe av_dict_free(&pointers[index]) } }
        return unsafe pointers.withUnsafeMutableBufferPointer { unsafe body($0.baseAddress) }
    }

    /// The name of an option that nobody took out.
    var firstUnused: String? {
        guard let entry = unsafe av_dict_get(pointer, "", nil, AV_DICT_IGNORE_SUFFIX) else { return nil }
        return unsafe String(cString: entry.pointee.key)
    }

    /// Throws if an option is left that nobody knows.
    func requireUsed(by what: String, _ function: String) throws(FFmpegError) {
        guard let name = firstUnused else { return }
        throw FFmpegError(.notFound, function: function, text: "\(what) has no option '\(name)'")
    }
}
