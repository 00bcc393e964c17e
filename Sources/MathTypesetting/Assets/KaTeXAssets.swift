package import FileStorage

/// The style and the fonts that typeset mathematics needs in a site: only the format that browsers
/// use.
package struct KaTeXAssets: Sendable {
  /// A font, as the site shall name it and as the system has it.
  package struct Font: Sendable, Hashable {
    /// The path beside the stylesheet: `fonts/KaTeX_Main-Regular.woff2`.
    package var name: String
    package var source: String
  }

  /// The style sheet, whose font addresses are relative to it.
  package let stylesheet: String
  /// The fonts that the style sheet names, by name.
  package let fonts: [Font]

  /// Reads the style sheet.
  package init(_ resources: MathResources) throws(FileError) {
    let bytes = try Files.read(resources.katexStylesheet)
    let (stylesheet, names) = Self.keepingCompactFonts(String(decoding: bytes, as: UTF8.self))
    self.stylesheet = stylesheet
    fonts = names.map {
      Font(name: $0, source: resources.fontsDirectory.appendingPath($0.lastPathComponent))
    }
  }

  /// Takes the sources that are not WOFF2 out of each `src` that has one that is.
  private static func keepingCompactFonts(_ css: String) -> (css: String, fonts: [String]) {
    var result = ""
    var fonts: Set<String> = []
    var rest = css[...]
    while let start = rest.firstRange(of: "src:") {
      let end = rest[start.upperBound...].firstIndex { $0 == ";" || $0 == "}" } ?? rest.endIndex
      let sources = rest[start.upperBound..<end].split(separator: ",")
      let compact = sources.filter { $0.contains(".woff2") }
      result += rest[..<start.upperBound]
      result += (compact.isEmpty ? sources : compact).joined(separator: ",")
      fonts.formUnion(compact.compactMap(address))
      rest = rest[end...]
    }
    return (result + rest, fonts.sorted())
  }

  /// What stands in `url(…)`, without quotes.
  private static func address(_ source: Substring) -> String? {
    guard let open = source.firstIndex(of: "("), let close = source.firstIndex(of: ")") else {
      return nil
    }
    let inner = source[source.index(after: open)..<close]
    return inner.trimmingPrefix { $0 == "'" || $0 == "\"" }.prefix { $0 != "'" && $0 != "\"" }
      .description
  }
}
