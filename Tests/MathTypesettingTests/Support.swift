// What the tests of typesetting share.

import FileStorage
import Foundation
import MathTypesetting
import TestSupport
import Testing

/// One typesetter without a cache for all tests, so that engines start once.
let typesetter: Typesetter = {
  guard let resources = MathResources.systemDefault(),
    let typesetter = try? Typesetter(resources: resources, engines: 2)
  else { preconditionFailure("KaTeX is not installed") }
  return typesetter
}()

/// A typesetter of its own, with its own engines.
func makeTypesetter(engines: Int = 1, cache: CacheDirectory? = nil) throws -> Typesetter {
  let resources = try #require(MathResources.systemDefault())
  return try Typesetter(resources: resources, engines: engines, cache: cache)
}

func typeset(
  _ tex: String,
  isDisplay: Bool = true,
  macros: MacroTable = MacroTable()
) throws -> TypesetFormula {
  try #require(typesetter.typeset([Formula(tex, isDisplay: isDisplay)], macros: macros).first)
}

extension TypesetFormula {
  /// The presentation in MathML, without the annotation.
  var mathML: String {
    guard let start = html.range(of: "<semantics>"), let end = html.range(of: "<annotation") else {
      return ""
    }
    return String(html[start.upperBound..<end.lowerBound])
  }

  /// The text of the MathML's elements.
  var mathText: String {
    mathML.replacing(/<[^>]*>/, with: "")
  }

  /// The TeX in the annotation.
  var annotation: String {
    guard let start = html.range(of: "x-tex\">"), let end = html.range(of: "</annotation>") else {
      return ""
    }
    return unescaped(String(html[start.upperBound..<end.lowerBound]))
  }
}

func unescaped(_ html: String) -> String {
  html.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
    .replacing("&#x27;", with: "'").replacing("&amp;", with: "&")
}

/// A folder for one test, removed at its end.
func withTemporaryDirectory(_ body: (String) throws -> Void) throws {
  let directory = FileManager.default.temporaryDirectory.appending(
    path: "typesetting-\(UUID().uuidString)"
  )
  defer { try? FileManager.default.removeItem(at: directory) }
  try body(directory.path)
}

/// Formulas that are all different and look like those of a course.
func distinctFormulas(_ count: Int, salt: Int = 0) -> [Formula] {
  let templates = [
    "\\sigma_{#} = \\frac{1}{\\sqrt{d + #}}", "h_{\\ell+#}[i] = \\sigma(W^{h}[i,I]h_\\ell[I] - #)",
    "\\sum_{i=#}^{N} x_i^2", "(1 + \\epsilon)^{#} \\approx e^{\\epsilon N}",
  ]
  return (0..<count).map { index in
    let template = templates[index % templates.count]
    let tex = template.replacing("#", with: "\(salt * 100_000 + index)")
    return Formula(tex, isDisplay: index % 3 == 0)
  }
}

/// SplitMix64, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
