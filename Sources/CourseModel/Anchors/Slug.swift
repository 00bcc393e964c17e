/// Turns a heading into the readable end of an address, as GitHub does.
package enum Slug {
  /// Letters, digits, marks, `-` and `_` stay, in lowercase; a space becomes `-`; the rest goes.
  package static func make(from text: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      if scalar == " " || scalar == "\t" || scalar == "\u{A0}" {
        slug.append("-")
      } else if scalar == "-" || scalar == "_" || isWordScalar(scalar) {
        slug.append(scalar)
      }
    }
    return String(slug)
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber:
      true
    default: false
    }
  }
}
