import FileStorage
import MathTypesetting
import Testing

@Suite struct KaTeXAssetsTests {
  @Test func namesOnlyCompactFontsAndHasThem() throws {
    let assets = try KaTeXAssets(try #require(MathResources.systemDefault()))
    #expect(assets.stylesheet.contains("url(fonts/KaTeX_Main-Regular.woff2) format('woff2')"))
    #expect(!assets.stylesheet.contains(".woff)"))
    #expect(!assets.stylesheet.contains(".ttf"))
    #expect(assets.stylesheet.contains(".katex .katex-mathml"))
    #expect(assets.fonts.count == 20)
    for font in assets.fonts {
      #expect(font.name.hasPrefix("fonts/KaTeX_"))
      #expect(assets.stylesheet.contains(font.name))
      #expect(try Files.read(font.source).starts(with: Array("wOF2".utf8)))
    }
  }

  @Test(arguments: [
    (
      "@font-face{src:url(a.woff2) format('woff2'),url(a.woff) format('woff');font-style:x}b{c:d}",
      "@font-face{src:url(a.woff2) format('woff2');font-style:x}b{c:d}", ["a.woff2"]
    ),
    (
      "@font-face{src: url(\"f/b.ttf\"), url(\"f/b.woff2\")}",
      "@font-face{src: url(\"f/b.woff2\")}", ["f/b.woff2"]
    ),
    ("@font-face{src:url(a.ttf)}", "@font-face{src:url(a.ttf)}", []), ("a{b:c}", "a{b:c}", []),
    ("src:", "src:", []),
  ])
  func keepsTheRestOfAStylesheet(_ css: String, _ kept: String, _ fonts: [String]) throws {
    try withTemporaryDirectory { directory in
      try Files.makeDirectory(directory)
      try Files.write(Array(css.utf8), to: directory + "/katex.css")
      let assets = try KaTeXAssets(
        MathResources(
          katexScript: "",
          katexStylesheet: directory + "/katex.css",
          fontsDirectory: "/fonts"
        )
      )
      #expect(assets.stylesheet == kept)
      #expect(assets.fonts.map(\.name) == fonts)
    }
  }
}
