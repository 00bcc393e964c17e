// The report as JSON. A change that an older reader would misread takes a new version number.

import DeterministicMath
import MonteCarlo

extension Report {
  /// The report as the bytes that a host hands on.
  ///
  /// - Parameter seed: The seed of the run, which makes the numbers reproducible.
  /// - Returns: UTF-8.
  func json(seed: UInt64) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { json in
      json.key("format")
      json.word("coursegen-report")
      json.key("version")
      json.integer(1)
      // A number of JSON has 53 bits.
      json.key("seed")
      json.string([UInt8](digitsOf: seed))
      json.key("samples")
      json.integer(samples)
      json.list("inputs", inputs) { $0.write($1) }
      json.list("results", results) { $0.write($1) }
      json.list("charts", charts) { $0.write($1) }
      json.list("tables", tables) { $0.write($1) }
      json.list("notes", notes) { $0.string($1) }
      json.list("problems", problems) { $0.write($1) }
      if let sweep {
        json.key("sweep")
        json.object { json in
          json.text("name", sweep.name)
          json.key("count")
          json.integer(sweep.count)
        }
      }
    }
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func list<Element>(
    _ name: StaticString,
    _ elements: [Element],
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    key(name)
    array { json in
      for element in elements { write(&json, element) }
    }
  }

  fileprivate mutating func write(_ input: ReportedInput) {
    object { json in
      json.text("name", input.name)
      json.key("kind")
      json.word(input.kind.word)
      json.value("value", input.value)
      json.text("text", input.text)
      json.value("default", input.standard)
      json.value("minimum", input.domain.lowerBound)
      json.value("maximum", input.domain.upperBound)
      json.key("scale")
      json.word(input.scale.word)
      json.text("label", input.label)
      json.text("unit", input.unit)
      json.list("choices", input.choices) { $0.string($1) }
      json.line(input.line)
    }
  }

  fileprivate mutating func write(_ result: ReportedResult) {
    object { json in
      json.text("name", result.name)
      json.value("value", result.estimate.value)
      if !result.estimate.isExact { json.error(of: result.estimate) }
      json.text("text", result.text)
      json.text("errorText", result.errorText)
      json.text("unit", result.unit)
      json.line(result.line)
    }
  }

  private mutating func error(of estimate: Estimate) {
    value("standardError", estimate.standardError)
    key("sampleCount")
    integer(estimate.sampleCount)
    value("degreesOfFreedom", estimate.degreesOfFreedom)
    key("interval")
    word(estimate.method.word)
  }

  fileprivate mutating func write(_ chart: ReportedChart) {
    object { json in
      json.text("wide", chart.wide)
      json.text("narrow", chart.narrow)
      json.text("table", chart.table)
      json.line(chart.line)
    }
  }

  fileprivate mutating func write(_ table: ReportedTable) {
    object { json in
      json.text("caption", table.caption)
      json.list("columns", table.columns) { $0.string($1) }
      json.list("rows", table.rows) { json, row in
        json.array { json in
          for cell in row { json.string(cell) }
        }
      }
      json.line(table.line)
    }
  }

  fileprivate mutating func write(_ problem: ReportedProblem) {
    object { json in
      json.key("kind")
      json.word(problem.kind.word)
      json.text("name", problem.name)
      json.line(problem.line)
    }
  }

  fileprivate mutating func text(_ name: StaticString, _ text: [UInt8]) {
    key(name)
    string(text)
  }

  private mutating func value(_ name: StaticString, _ value: Double) {
    key(name)
    number(value)
  }

  private mutating func line(_ line: Int) {
    key("line")
    integer(line)
  }
}

extension Estimate.Method {
  fileprivate var word: StaticString {
    switch self {
    case .symmetric: "symmetric"
    case .logarithmic: "logarithmic"
    case .score: "score"
    }
  }
}

extension ReportedInput.Kind {
  fileprivate var word: StaticString {
    switch self {
    case .number: "number"
    case .integer: "integer"
    case .toggle: "toggle"
    case .choice: "choice"
    }
  }
}

extension InputScale {
  fileprivate var word: StaticString {
    switch self {
    case .linear: "linear"
    case .log2: "log2"
    case .log10: "log10"
    }
  }
}

extension ReportedProblem.Kind {
  fileprivate var word: StaticString {
    switch self {
    case .duplicateInput: "duplicate-input"
    case .duplicateResult: "duplicate-result"
    case .unknownInput: "unknown-input"
    case .outsideDomain: "outside-domain"
    case .notWhole: "not-whole"
    case .unevenTable: "uneven-table"
    }
  }
}
