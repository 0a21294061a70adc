extension Result {
    /// Makes a result of asynchronous work.
    init(_ work: () async throws(Failure) -> Success) async {
        do throws(Failure) { self = .success(try await work()) } catch { self = .failure(error) }
    }

    /// Makes a result of work.
    init(_ work: () throws(Failure) -> Success) {
        do throws(Failure) { self = .success(try work()) } catch { self = .failure(error) }
    }
}
