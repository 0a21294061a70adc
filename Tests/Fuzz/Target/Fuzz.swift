import PipelineProperties

/// Hands texts made by libFuzzer to the validation of pipeline files.
@main
enum Fuzz {
    static func main() {
        var count = CommandLine.argc
        var arguments = unsafe CommandLine.unsafeArgv
        _ = unsafe runDriver(&count, &arguments, tryText)
    }
}

/// The main loop of libFuzzer, which calls back with each text.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

private func tryText(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    if let violation = PipelineProperties.violation(of: text) { fatalError(violation) }
    return 0
}
