import Charts
import Testing

@Suite struct RichTextTests {
  private func plain(_ markup: String) -> String {
    let svg = Chart.line(y: []).title(markup).svg(idPrefix: "p")
    let start = svg.split(separator: "<title id=\"p-title\">")[1]
    return String(start.split(separator: "</title>")[0])
  }

  private func html(_ markup: String) -> String {
    let table = Chart.line(y: [0]).series(markup).table()
    let cell = table.split(separator: "<th scope=\"col\">")[2]
    return String(cell.split(separator: "</th>")[0])
  }

  @Test(arguments: [
    ("σ_W^2", "σ<sub>W</sub><sup>2</sup>"),
    ("D^2 J", "D<sup>2</sup> J"),
    ("W^{h,G_1}", "W<sup>h,G<sub>1</sub></sup>"),
    ("learning_rate", "learning_rate"),
    ("loss_{train}", "loss<sub>train</sub>"),
    ("log_2 d", "log<sub>2</sub> d"),
    ("a_10", "a<sub>10</sub>"),
    ("$x$ and x", "<i>x</i> and x"),
    ("$-d_i$", "−<i>d</i><sub><i>i</i></sub>"),
    ("\\Delta\\sigma", "Δσ"),
    ("$\\log d$", "log <i>d</i>"),
    ("$\\partial\\ell/\\partial\\Phi$", "∂ℓ/∂Φ"),
    ("costs $5", "costs $5"),
    ("\\$5, \\_ and \\^", "$5, _ and ^"),
    ("x_", "x_"),
    ("_x", "_x"),
    ("^", "^"),
    ("a^ b", "a^ b"),
    ("x_{a", "x<sub>a</sub>"),
    ("\\", "\\"),
    ("\\unknown", "unknown"),
    ("ä^ö", "ä<sup>ö</sup>"),
  ])
  func setsMarkup(_ markup: String, as expected: String) {
    #expect(html(markup) == expected)
  }

  @Test func plainTextKeepsIndicesAndPowers() {
    #expect(plain("$\\sigma_W^2$ of $W^{h,G_1}$") == "σ_W^2 of W^h,G_1")
  }

  @Test func anyTextIsRead() {
    var noise = SampleNoise(seed: 7)
    let alphabet = [UInt8]("_^{}$\\ ab1σ".utf8)
    for _ in 0..<2_000 {
      let bytes = (0..<Int(noise.uniform() * 40)).map { _ in
        alphabet[Int(noise.uniform() * Double(alphabet.count))]
      }
      let text = RichText(String(decoding: bytes, as: UTF8.self))
      #expect(text.width.isFinite)
    }
    #expect(RichText(String(repeating: "x_{", count: 5_000)).width > 0)
  }

  @Test func widthGrowsWithTheText() {
    #expect(RichText("").width == 0)
    #expect(RichText("mm").width > RichText("ii").width)
    #expect(RichText("10^{−5}").width < RichText("10−5").width)
    #expect(RichText("σ_W^2").width < RichText("σ_W").width + RichText("2").width)
  }
}
