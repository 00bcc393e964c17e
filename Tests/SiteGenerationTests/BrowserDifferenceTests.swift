import BlockExecution
import SiteGeneration
import Testing

/// What is said of a block that does something else in the browser than in the build.
@Suite struct BrowserDifferenceTests {
  private func report(
    _ name: String = "variance",
    _ value: Double = 2,
    unit: String = "",
    notes: [String] = []
  ) throws -> BlockReport {
    let json = """
      {"format":"coursegen-report","version":1,"seed":"1","samples":0,"inputs":[],
      "results":[{"name":"\(name)","value":\(value),"text":"2","errorText":"","unit":"\(unit)",
      "line":2}],"charts":[],"tables":[],"notes":\(notes),"problems":[]}
      """
    return try #require(BlockReport(json: Array(json.utf8)))
  }

  @Test func theFirstDifferenceIsNamed() throws {
    let build = try report()
    let differences = [
      BrowserDifference(build, from: build),
      BrowserDifference(try report("variance", 2.5), from: build),
      BrowserDifference(try report(unit: "s"), from: build),
      BrowserDifference(try report("mean", 2), from: build),
      BrowserDifference(try report(), from: try report(notes: ["one"])),
      BrowserDifference(try report(notes: ["one", "two"]), from: try report(notes: ["one", "2"])),
      BrowserDifference(nil, from: build),
      .stopped("RuntimeError: Unreachable code should not be executed"),
    ]
    #expect(
      differences.map { $0?.sentence } == [
        nil,
        "“variance” is 2.5 there and 2.0 here.",
        "“variance” has the value 2.0 in both, and another error, text or number of samples.",
        "“variance” is a result here alone.",
        "Line of text 1 is another one there.",
        "Line of text 2 is another one there.",
        "What it leaves there is not what it leaves here.",
        "It stops there: RuntimeError: Unreachable code should not be executed.",
      ]
    )
  }
}
