package import BlockExecution

/// What a block does otherwise in the browser than in the build.
package enum BrowserDifference: Sendable, Hashable {
  /// The engine stopped it, and says why.
  case stopped(String)
  /// What it leaves is no report.
  case noReport
  /// A result has another value, or is there in one of the two alone.
  case result(String, browser: String?, build: String?)
  /// Something that has no name, such as a chart, counted from 1; the results are the same.
  case part(String, Int)

  /// The first difference between two reports; `nil` if they are the same.
  package init?(_ browser: BlockReport?, from build: BlockReport) {
    guard let browser else {
      self = .noReport
      return
    }
    guard browser != build else { return nil }
    let names = build.results.map(\.name) + browser.results.map(\.name)
    for name in names where browser.result(name) != build.result(name) {
      self = .result(
        name,
        browser: browser.result(name).map { "\($0.value)" },
        build: build.result(name).map { "\($0.value)" }
      )
      return
    }
    self =
      Self.part("Input", browser.inputs, build.inputs)
      ?? Self.part("Chart", browser.charts, build.charts)
      ?? Self.part("Table", browser.tables, build.tables)
      ?? Self.part("Line of text", browser.notes, build.notes)
      ?? .noReport
  }

  private static func part<Part: Equatable>(
    _ kind: String,
    _ browser: [Part],
    _ build: [Part]
  ) -> BrowserDifference? {
    guard browser != build else { return nil }
    let same = zip(browser, build).prefix { $0 == $1 }.count
    return .part(kind, same + 1)
  }

  /// For the author.
  package var sentence: String {
    switch self {
    case .stopped(let reason): "It stops there: \(reason)."
    case .noReport: "What it leaves there is not what it leaves here."
    case .result(let name, let browser?, let build?) where browser == build:
      "“\(name)” has the value \(build) in both, and another error, text or number of samples."
    case .result(let name, let browser?, let build?):
      "“\(name)” is \(browser) there and \(build) here."
    case .result(let name, .some, nil): "“\(name)” is a result there alone."
    case .result(let name, nil, _): "“\(name)” is a result here alone."
    case .part(let kind, let number): "\(kind) \(number) is another one there."
    }
  }
}
