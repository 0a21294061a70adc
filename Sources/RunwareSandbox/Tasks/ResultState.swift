/// How far a result is.
enum ResultState: Hashable, Sendable {
    /// It is being rendered; the number is the percentage done, below 100.
    case processing(progress: Int)
    /// It can be fetched.
    case success
    /// It will not come.
    case failure(APIError)
}
