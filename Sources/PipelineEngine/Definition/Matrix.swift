public import JSON

/// The values with which a stage does its work over and over for each item: every combination of its axes once.
public struct Matrix: Hashable, Sendable {
    /// A name and its values.
    public struct Axis: Hashable, Sendable {
        /// The name: `${matrix.name}` stands for a value.
        public let name: String
        /// The values in the order of the file.
        public let values: [JSONValue]
    }

    /// One combination.
    public struct Combination: Hashable, Sendable {
        /// What it adds to the name of an item: `crf-20-preset-mp4-h264`.
        public let label: String
        /// A value for each axis.
        public let values: [String: JSONValue]
    }

    /// The most combinations that a stage may have.
    public static let limit = 1_000

    /// The axes in the order of the file; none for a stage without a matrix.
    public let axes: [Axis]

    /// How many combinations there are, as far as it can be counted.
    public var count: Int {
        axes.reduce(1) { count, axis in
            let (product, overflow) = count.multipliedReportingOverflow(by: axis.values.count)
            return overflow ? .max : product
        }
    }

    /// The first value of each axis.
    var first: Combination {
        axes.isEmpty
            ? Combination(label: "", values: [:])
            : Matrix(
                axes: axes.map { axis in
                    Axis(name: axis.name, values: Array(axis.values.prefix(1)))
                }
            ).combinations[0]
    }

    /// Every combination; the last axis varies fastest.
    ///
    /// A matrix without axes has one, with an empty label.
    public var combinations: [Combination] {
        axes.reduce([Combination(label: "", values: [:])]) { combinations, axis in
            combinations.flatMap { combination in
                axis.values.map { value in
                    let label = "\(axis.name)-\(Self.word(value))"
                    return Combination(
                        label: combination.label.isEmpty ? label : "\(combination.label)-\(label)",
                        values: combination.values.merging([axis.name: value]) { _, new in new })
                }
            }
        }
    }

    /// A value as a part of a file's name.
    static func word(_ value: JSONValue) -> String { Item.safe(value.string ?? JSONWriter.write(value, .canonical)) }
}
