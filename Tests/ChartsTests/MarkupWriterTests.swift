import Charts
import Testing

@Suite struct MarkupWriterTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-1, "-1"), (0.5, "0.5"), (0.25, "0.25"), (0.125, "0.13"),
    (-0.125, "-0.13"), (0.004, "0"), (-0.004, "0"), (12.3, "12.3"), (1.005, "1"), (0.05, "0.05"),
    (99.999, "100"), (1e6, "1000000"), (1e300, "10000000"), (-1e300, "-10000000"),
    (.infinity, "10000000"), (.nan, "0"), (.leastNonzeroMagnitude, "0"),
  ])
  func writesCoordinates(_ value: Double, as text: String) {
    var writer = MarkupWriter()
    writer.number(value)
    #expect(writer.text == text)
  }

  @Test func escapesMarkup() {
    var writer = MarkupWriter()
    writer.escaped([UInt8]("<a href=\"x\">&\u{1}σ".utf8))
    #expect(writer.text == "&lt;a href=&quot;x&quot;&gt;&amp; σ")
  }
}
