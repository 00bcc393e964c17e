import MonteCarlo

/// What a block has found: the format `coursegen-report` 1.
///
/// It is the same from a native run and from the reader's browser. `Report+JSON.swift` writes it.
/// Texts are UTF-8, so that a page need not carry what strings can do.
struct Report {
  var inputs: [ReportedInput] = []
  var results: [ReportedResult] = []
  var charts: [ReportedChart] = []
  var tables: [ReportedTable] = []
  var notes: [[UInt8]] = []
  var problems: [ReportedProblem] = []
  /// The number of samples drawn, over all estimates.
  var samples = 0
  /// The sweep at which the run ended to tell how many points it has.
  var sweep: (name: [UInt8], count: Int)?
}

/// An input as the block declares it, and the value that the run used.
struct ReportedInput {
  enum Kind {
    case number
    case integer
    case toggle
    case choice
  }

  var name: [UInt8]
  var kind: Kind
  var value: Double
  var standard: Double
  var domain: ClosedRange<Double>
  var scale: InputScale
  var label: [UInt8]
  var unit: [UInt8]
  /// What a choice chooses from; its value is an index.
  var choices: [[UInt8]] = []
  var line: Int
}

/// A result: exact, or with the standard error of an estimate.
struct ReportedResult {
  var name: [UInt8]
  /// An exact value has no error and no samples.
  var estimate: Estimate
  var unit: [UInt8]
  var line: Int
}

/// A chart, drawn.
struct ReportedChart {
  /// For a column of text.
  var wide: [UInt8]
  /// For a phone.
  var narrow: [UInt8]
  /// The chart's numbers as HTML tables.
  var table: [UInt8]
  var line: Int
}

/// A table of texts.
struct ReportedTable {
  var caption: [UInt8]
  var columns: [[UInt8]]
  var rows: [[[UInt8]]]
  var line: Int
}

/// Something that the block did and should not have; the build says it at the line.
struct ReportedProblem {
  enum Kind {
    case duplicateInput
    case duplicateResult
    case unknownInput
    case outsideDomain
    case notWhole
    case unevenTable
  }

  var kind: Kind
  var name: [UInt8]
  var line: Int
}
