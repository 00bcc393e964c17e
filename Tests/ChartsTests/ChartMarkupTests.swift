// What holds for the SVG and the HTML of every chart.

import Charts
import Testing

@Suite struct ChartMarkupTests {
  private static let names = ChartSample.all.map { "\($0.name)" }

  private func sample(_ name: String) throws -> ChartSample {
    try #require(ChartSample.all.first { "\($0.name)" == name })
  }

  @Test(arguments: names)
  func isWellFormed(_ name: String) throws {
    let sample = try sample(name)
    let sizes = [Chart.Layout.wide, .narrow, Chart.Layout(width: 200, height: 120)]
    for layout in sizes {
      #expect(ParsedMarkup(sample.chart().svg(idPrefix: name, layout: layout)) != nil)
    }
    #expect(ParsedMarkup("<div>" + sample.chart().table(maximumRows: 20) + "</div>") != nil)
  }

  @Test(arguments: names)
  func isAnAccessibleImageWithoutStyleOrScript(_ name: String) throws {
    let sample = try sample(name)
    let svg = sample.chart().svg(idPrefix: "block-1", layout: sample.layout)
    let elements = try #require(ParsedMarkup(svg)).elements
    let root = try #require(elements.first)
    #expect(root.attributes["role"] == "img")
    #expect(root.attributes["aria-labelledby"] == "block-1-title block-1-desc")
    let identifiers = elements.compactMap { $0.attributes["id"] }
    #expect(identifiers == ["block-1-title", "block-1-desc"])
    let drawn = ["svg", "title", "desc", "g", "path", "text", "tspan"]
    #expect(elements.allSatisfy { drawn.contains($0.name) })
    #expect(elements.allSatisfy { $0.attributes["style"] == nil })
  }

  @Test(arguments: names)
  func writesPathsOfNumbersOnly(_ name: String) throws {
    let sample = try sample(name)
    let svg = sample.chart().svg(idPrefix: "p", layout: sample.layout)
    let allowed = Set("MVHZah0123456789.,- ".utf8)
    for element in try #require(ParsedMarkup(svg)).elements where element.name == "path" {
      let data = element.attributes["d"] ?? ""
      #expect(!data.isEmpty && data.utf8.allSatisfy(allowed.contains))
    }
  }

  @Test(arguments: names)
  func tickLabelsKeepTheirDistance(_ name: String) throws {
    let chart = try sample(name).chart()
    for layout in [Chart.Layout.wide, .narrow, Chart.Layout(width: 240, height: 160)] {
      let markup = try #require(ParsedMarkup(chart.svg(idPrefix: "p", layout: layout)))
      let labels = markup.elements.compactMap(TickLabel.init)
      for (index, first) in labels.enumerated() {
        for second in labels[..<index] { #expect(!first.touches(second), "\(first) \(second)") }
      }
    }
  }

  @Test func prefixesMakeIdentifiersUnique() {
    let chart = Chart.line(y: [1, 2])
    #expect(chart.svg(idPrefix: "a").contains(#"id="a-title""#))
    #expect(chart.svg(idPrefix: "β \"x").contains(#"id="---x-title""#))
  }

  @Test func textIsEscaped() {
    let svg = ChartSample.markupInNames().svg(idPrefix: "p")
    #expect(svg.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(svg.contains("&lt;b&gt;&amp;&quot;quoted&quot;&lt;/b&gt;"))
  }

  @Test func sizeOfALineIsBoundedByTheWidth() {
    let values = (0..<100_000).map { Double($0 % 997) }
    #expect(Chart.line(y: values).svg(idPrefix: "p").utf8.count < 50_000)
  }

  @Test(arguments: [
    Chart.histogram(values: [1, 2], bins: .min),
    .histogram(values: [-1.7e308, 1.7e308], bins: .max),
    .histogram(edges: [3, 1, .nan, 1], counts: [-1, 0]),
    .histogram(edges: [], counts: [1]),
    .heatMap(values: [1, 2, 3], columns: .max, x: 0...0, y: -0.0...0),
    .heatMap(values: [], columns: 0, x: 0...1, y: 0...1),
    .heatMap(values: [1, 2], rows: [], columns: [], ramp: .diverging),
    .heatMap(values: [1, 2], rows: ["a", "a"], columns: ["b"]),
    .bar(names: ["a", "a", "b"], values: [.infinity], errors: [1, 2, 3, 4]),
    .points(x: [1], y: [], errors: [.nan]).color(.max),
    .band(x: [1, 2, 3], low: [2], high: [1, 1]),
    .normalDensity(mean: .nan, deviation: 1),
    .normalDensity(mean: 0, deviation: -1),
    .normalDensity(mean: .infinity, deviation: .infinity),
    .function { _ in .nan }.x(scale: .log10, in: -2 ... -1),
    .function { 1 / $0 }.x(in: -1...1),
    .rule(x: .nan).overlay(.rule(y: .infinity)).overlay(.text([], x: [1], y: [])),
    .line(y: [1e-280, 1e-200]).y(scale: .log2),
    .panels([], columns: .min),
    .panels([.panels([.line(y: [1])]), .line(y: [2])], columns: .max),
  ])
  func impossibleParametersDrawAChart(_ chart: Chart) {
    for layout in [Chart.Layout.wide, Chart.Layout(width: .nan, height: -.infinity)] {
      #expect(ParsedMarkup(chart.svg(idPrefix: "", layout: layout)) != nil)
    }
    for rows in [Int.min, 1, Int.max] {
      #expect(ParsedMarkup("<div>" + chart.table(maximumRows: rows) + "</div>") != nil)
    }
  }

  @Test func describesWhatItShows() {
    let svg = ChartSample.trainingAndValidation().svg(idPrefix: "p")
    #expect(
      svg.contains(
        "Marks: line, line. Horizontal axis: step, 0 to 20000. Vertical axis: loss, 0 to 2.5. "
          + "Series: training, validation."
      )
    )
    #expect(svg.contains("<title id=\"p-title\">loss against step</title>"))
    #expect(
      Chart.line(y: []).title("$\\sigma_W^2$").described(as: "Nothing yet").svg(idPrefix: "p")
        .contains("<title id=\"p-title\">σ_W^2</title>\n<desc id=\"p-desc\">Nothing yet</desc>")
    )
  }

  @Test func longTablesSayThatTheyAreThinned() {
    let table = Chart.line(y: (0..<1_000).map(Double.init)).table(maximumRows: 100)
    #expect(table.contains("(one row in 10 of 1000)"))
    #expect(table.split(separator: "<tr>").count == 102)
    #expect(Chart.line(y: []).table().isEmpty)
  }
}

/// A label of an axis, found again in the drawing by its colour and anchor.
private struct TickLabel: CustomStringConvertible {
  let text: String
  let x: Double
  let y: Double
  let isCentered: Bool

  init?(_ element: ParsedMarkup.Element) {
    guard element.name == "text", element.attributes["transform"] == nil,
      element.attributes["fill"]?.contains("--chart-muted") == true,
      let anchor = element.attributes["text-anchor"],
      let x = Double(element.attributes["x"] ?? ""), let y = Double(element.attributes["y"] ?? "")
    else { return nil }
    (self.x, self.y) = (x, y)
    text = element.text
    isCentered = anchor == "middle"
  }

  var description: String { "\(text) at \(x), \(y)" }

  /// Whether two labels of one axis are nearer than their height, or than narrow digits allow.
  func touches(_ other: TickLabel) -> Bool {
    guard isCentered == other.isCentered else { return false }
    guard isCentered else { return x == other.x && (y - other.y).magnitude < 14 }
    let reach = 6.0 * Double(text.count + other.text.count) / 2
    return (y - other.y).magnitude < 10 && (x - other.x).magnitude < reach
  }
}
