/// Something that happened in a pass.
public enum MediaPassEvent: Sendable {
    /// An output has come this far, from 0 to 1.
    case progressed(output: String, Double)
    /// An output was made and checked, or why it wasn't.
    case finished(output: String, Result<PassOutcome, MediaError>)
}

extension MediaPassEvent: Codable {
    private enum CodingKeys: String, CodingKey { case output, progress, outcome, error }

    /// Reads an event: an output's name with `progress`, `outcome` or `error`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let output = try container.decode(String.self, forKey: .output)
        if let fraction = try container.decodeIfPresent(Double.self, forKey: .progress) {
            self = .progressed(output: output, fraction)
        } else if let error = try container.decodeIfPresent(MediaError.self, forKey: .error) {
            self = .finished(output: output, .failure(error))
        } else {
            self = .finished(output: output, .success(try container.decode(PassOutcome.self, forKey: .outcome)))
        }
    }

    /// Writes the event.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .progressed(let output, let fraction):
            try container.encode(output, forKey: .output)
            try container.encode(fraction, forKey: .progress)
        case .finished(let output, .success(let outcome)):
            try container.encode(output, forKey: .output)
            try container.encode(outcome, forKey: .outcome)
        case .finished(let output, .failure(let error)):
            try container.encode(output, forKey: .output)
            try container.encode(error, forKey: .error)
        }
    }
}
