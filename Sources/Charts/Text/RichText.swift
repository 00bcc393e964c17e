/// Text with subscripts, superscripts, Greek letters and italic variables.
///
/// The markup is the part of TeX that axis titles need:
///
/// - `σ_W^2`, `W^{h,G_1}`: indices and powers, in braces when longer than a number or a letter;
/// - `\sigma`, `\Delta`: Greek letters by name;
/// - `$d$`: letters between dollar signs are set in italic, as variables are;
/// - `\_`, `\^`, `\$`: the characters themselves.
///
/// A `_` inside a word, as in `learning_rate`, is itself.
package struct RichText: Sendable {
  /// A stretch of text with one size, height and slant.
  struct Run: Sendable {
    var bytes: [UInt8]
    /// Size relative to the text around.
    var scale: Double
    /// Height above the baseline in units of the font size; negative for subscripts.
    var rise: Double
    var isItalic: Bool
    /// Horizontal displacement before the run in units of the font size.
    var shift: Double
    /// Estimated width in units of the font size.
    var width: Double
  }

  private(set) var runs: [Run]

  /// Reads markup; every string is valid.
  package init(_ markup: String) {
    self.init(markup: [UInt8](markup.utf8))
  }

  init(markup: [UInt8]) {
    var parser = RichTextParser(markup)
    runs = parser.parse()
  }

  package var isEmpty: Bool { runs.isEmpty }

  /// Estimated width in units of the font size, on the wide side of common fonts.
  package var width: Double {
    var total = 0.0
    for run in runs { total += run.shift + run.width }
    return total
  }

  /// The text cut to a width, ending in `…` when anything was cut.
  func truncated(toWidth limit: Double) -> RichText {
    guard width > limit else { return self }
    var text = self
    while var last = text.runs.popLast() {
      while text.width + last.shift + last.width + 0.9 > limit, !last.bytes.isEmpty {
        while let byte = last.bytes.popLast(), byte & 0xC0 == 0x80 {}
        last.width = last.scale * estimatedWidth(of: last.bytes)
      }
      guard !last.bytes.isEmpty else { continue }
      last.bytes.append(contentsOf: [0xE2, 0x80, 0xA6])
      last.width += 0.9
      text.runs.append(last)
      return text
    }
    return text
  }
}
