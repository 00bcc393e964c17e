/// What a block found: the format `coursegen-report` 1, which the module Simulation writes.
///
/// Lines count from the block's first.
package struct BlockReport: Sendable, Hashable, Codable {
  package struct Input: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Hashable, Codable {
      case number
      case integer
      case toggle
      case choice
    }

    package var name: String
    package var kind: Kind
    package var value: Double
    /// The value as a page shows it.
    package var text: String
    package var `default`: Double
    package var minimum: Double
    package var maximum: Double
    /// `linear`, `log2` or `log10`.
    package var scale: String
    package var label: String
    package var unit: String
    /// The options of a choice, whose values are indices.
    package var choices: [String]
    package var line: Int
  }

  package struct Result: Sendable, Hashable, Codable {
    package var name: String
    package var value: Double
    /// `nil` for an exact value, as are the next three.
    package var standardError: Double?
    /// The number of samples behind the value.
    package var sampleCount: Int?
    /// Of the standard error.
    package var degreesOfFreedom: Double?
    /// How an interval is laid around the value: `symmetric`, `logarithmic` or `score`.
    package var interval: String?
    /// The value with as many digits as its error allows.
    package var text: String
    /// The standard error with as many digits; empty for an exact value.
    package var errorText: String
    package var unit: String
    package var line: Int

    /// The number of samples behind the value; 0 for an exact one.
    package var count: Int { sampleCount ?? 0 }
  }

  package struct Chart: Sendable, Hashable, Codable {
    /// SVG for a column of text.
    package var wide: String
    /// SVG for a phone.
    package var narrow: String
    /// The numbers of the chart as HTML tables.
    package var table: String
    package var line: Int
  }

  package struct Table: Sendable, Hashable, Codable {
    package var caption: String
    package var columns: [String]
    package var rows: [[String]]
    package var line: Int
  }

  /// What the block did and should not have.
  package struct Problem: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Hashable, Codable {
      case duplicateInput = "duplicate-input"
      case duplicateResult = "duplicate-result"
      case unknownInput = "unknown-input"
      case outsideDomain = "outside-domain"
      case notWhole = "not-whole"
      case unevenTable = "uneven-table"
    }

    package var kind: Kind
    package var name: String
    package var line: Int
  }

  /// A sweep at which the run ended, because it was started to tell of it.
  package struct Sweep: Sendable, Hashable, Codable {
    package var name: String
    package var count: Int
  }

  package var format: String
  package var version: Int
  /// A number of 64 bits in decimal digits.
  package var seed: String
  /// The number of samples drawn, over all estimates.
  package var samples: Int
  package var inputs: [Input]
  package var results: [Result]
  package var charts: [Chart]
  package var tables: [Table]
  package var notes: [String]
  package var problems: [Problem]
  package var sweep: Sweep?

  /// The result of a name.
  package func result(_ name: String) -> Result? {
    results.first { $0.name == name }
  }
}
