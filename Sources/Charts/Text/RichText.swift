internal import DeterministicMath

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
    private(set) var bytes: [UInt8] = []
    /// The scripts that the run is in, from the outside: `_` or `^` each.
    let scripts: [UInt8]
    let isItalic: Bool
    /// Horizontal displacement before the run in units of the font size.
    let shift: Double
    /// Estimated width in units of the font size.
    private(set) var width = 0.0

    /// Size relative to the text around.
    var scale: Double {
      var scale = isItalic ? RichText.italicScale : 1
      for _ in scripts { scale *= 0.72 }
      return scale
    }

    /// Height above the baseline in units of the font size; negative for subscripts.
    var rise: Double {
      var rise = 0.0
      var scale = 1.0
      for script in scripts {
        rise += scale * (script == UInt8(ascii: "^") ? 0.36 : -0.2)
        scale *= 0.72
      }
      return rise
    }

    init(scripts: [UInt8], isItalic: Bool, shift: Double) {
      self.scripts = scripts
      self.isItalic = isItalic
      self.shift = shift
    }

    mutating func append(_ characters: [UInt8]) {
      bytes.append(contentsOf: characters)
      width += scale * estimatedWidth(of: characters)
    }

    /// Removes the last character, of one to four bytes.
    mutating func removeLast() {
      while let byte = bytes.popLast(), byte & 0xC0 == 0x80 {}
      width = scale * estimatedWidth(of: bytes)
    }
  }

  /// How much larger italics are set: their small letters are smaller than those of the text.
  private static let italicScale = 1.1

  private(set) var runs: [Run]

  /// Reads markup; every string is valid.
  package init(_ markup: String) {
    self.init(markup: [UInt8](text: markup))
  }

  @inline(never)
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
        last.removeLast()
      }
      guard !last.bytes.isEmpty else { continue }
      last.append([0xE2, 0x80, 0xA6])
      text.runs.append(last)
      return text
    }
    return text
  }
}
