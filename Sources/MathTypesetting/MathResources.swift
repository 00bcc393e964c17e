import FileStorage

/// Where KaTeX and highlight.js are installed.
package struct MathResources: Sendable, Hashable {
  package var katexScript: String
  package var katexStylesheet: String
  /// The folder of KaTeX's fonts, named in the stylesheet as `fonts`.
  package var fontsDirectory: String
  /// KaTeX's mhchem extension, for `\ce` and `\pu`.
  package var chemistryScript: String?
  /// highlight.js with its languages, in one file.
  package var highlighterScript: String?

  package init(
    katexScript: String,
    katexStylesheet: String,
    fontsDirectory: String,
    chemistryScript: String? = nil,
    highlighterScript: String? = nil
  ) {
    self.katexScript = katexScript
    self.katexStylesheet = katexStylesheet
    self.fontsDirectory = fontsDirectory
    self.chemistryScript = chemistryScript
    self.highlighterScript = highlighterScript
  }

  /// Folders that systems and package managers install KaTeX into.
  private static let katexDirectories = [
    "/usr/share/javascript/katex", "/usr/share/nodejs/katex/dist",
    "/usr/local/share/javascript/katex", "/opt/homebrew/share/javascript/katex",
  ]

  private static let highlighters = [
    "/usr/share/javascript/highlight.js/highlight.min.js",
    "/usr/share/javascript/highlight.js/highlight.js",
    "/usr/local/share/javascript/highlight.js/highlight.min.js",
    "/opt/homebrew/share/javascript/highlight.js/highlight.min.js",
  ]

  /// Where this system has them, or `nil` without KaTeX.
  package static func systemDefault() -> MathResources? {
    let found = katexDirectories.first { Files.exists($0 + "/katex.min.js") }
    guard let directory = found else { return nil }
    let chemistry = directory + "/contrib/mhchem.js"
    return MathResources(
      katexScript: directory + "/katex.min.js",
      katexStylesheet: directory + "/katex.min.css",
      fontsDirectory: directory + "/fonts",
      chemistryScript: Files.exists(chemistry) ? chemistry : nil,
      highlighterScript: highlighters.first { Files.exists($0) }
    )
  }
}

/// The texts of the scripts, as engines evaluate them.
struct Scripts: Sendable {
  let katex: [UInt8]
  let chemistry: [UInt8]?
  let highlighter: [UInt8]?
  /// What every kept formula depends on beside itself.
  let typesettingDigest: ContentDigest
  /// What all highlighted code depends on beside itself.
  let highlightingDigest: ContentDigest

  init(_ resources: MathResources) throws(FileError) {
    let katex = try Files.read(resources.katexScript)
    var chemistry: [UInt8]?
    if let path = resources.chemistryScript { chemistry = try Files.read(path) }
    var highlighter: [UInt8]?
    if let path = resources.highlighterScript { highlighter = try Files.read(path) }
    self.katex = katex
    self.chemistry = chemistry
    self.highlighter = highlighter
    let shorthand = MarkupShorthand.codes.flatMap { [$0.piece, $0.code] }
    typesettingDigest = ContentDigest(
      parts: [
        RewrittenFormula.version, EngineScript.source, ContentDigest(katex).description,
        ContentDigest(chemistry ?? []).description,
      ] + shorthand
    )
    highlightingDigest = ContentDigest(highlighter ?? [])
  }
}
