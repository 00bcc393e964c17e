import Charts
import Testing

private let tabulated = [
  "preactivation", "groupedBarsWithErrors", "confusionMatrix", "smallMultiples",
]

@Suite struct ChartSnapshotTests {
  private let drawings = SnapshotFolder(named: "Fixtures")

  @Test(arguments: ChartSample.all.map { "\($0.name)" })
  func drawsAsRecorded(_ name: String) throws {
    let sample = try #require(ChartSample.all.first { "\($0.name)" == name })
    let svg = sample.chart().svg(idPrefix: name, layout: sample.layout)
    try drawings.expect(svg, matches: name + ".svg")
  }

  @Test(arguments: tabulated)
  func tabulatesAsRecorded(_ name: String) throws {
    let sample = try #require(ChartSample.all.first { "\($0.name)" == name })
    try drawings.expect(sample.chart().table(maximumRows: 12), matches: name + ".html")
  }

  @Test(arguments: [("light.css", false), ("dark.css", true)])
  func writesVariablesAsRecorded(_ name: String, isDark: Bool) throws {
    let css = ChartStyle.variables(isDark: isDark)
    try drawings.expect(css.split(separator: ";").joined(separator: ";\n") + "\n", matches: name)
  }

  @Test func everyRecordedFileIsProduced() throws {
    let produced =
      ChartSample.all.map { "\($0.name).svg" } + tabulated.map { $0 + ".html" }
      + ["light.css", "dark.css"]
    #expect(Set(try drawings.recordedNames()).isSubset(of: produced))
    #expect(ChartSample.all.count >= 30)
  }
}
