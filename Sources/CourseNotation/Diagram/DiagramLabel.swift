// Labels of diagrams: text with raised and lowered parts.

/// A text in a diagram, such as W with h,G raised.
package struct DiagramLabel: Hashable, Sendable {
  /// Where a piece of text stands.
  package enum Script: UInt8, Hashable, Sendable {
    case line
    case lowered
    case raised
  }

  package struct Run: Hashable, Sendable {
    package var text: String
    package var script: Script
    /// Whether it is a letter of mathematics, and not a word or a sign.
    package var isItalic: Bool
  }

  package private(set) var runs: [Run] = []

  init(_ text: String = "", isItalic: Bool = false) {
    add(text, isItalic: isItalic)
  }

  package var isEmpty: Bool { runs.isEmpty }

  mutating func add(_ text: String, _ script: Script = .line, isItalic: Bool = false) {
    if text.utf8.isEmpty { return }
    runs.append(Run(text: text, script: script, isItalic: isItalic))
  }

  mutating func add(_ other: DiagramLabel) { runs += other.runs }

  /// The text in one line, for readers of text.
  package var plainText: String {
    var text = ""
    for run in runs {
      switch run.script {
      case .line: text += run.text
      case .lowered: text += "_" + run.text
      case .raised: text += "^" + run.text
      }
    }
    return text
  }

  /// How wide the text is about, in widths of a letter.
  var width: Double {
    runs.reduce(0) { width, run in
      let letters = run.text.unicodeScalars.reduce(0) { $0 + $1.width }
      return width + (run.script == .line ? letters : 0.75 * letters)
    }
  }
}

extension DiagramLabel {
  /// A name as it is set: the labels raised and lowered, the accents over the letter.
  init(_ name: Name) {
    var letter = name.base.text
    for accent in name.accents { letter += accent.combining }
    for _ in 0..<min(name.primes, 100) { letter += "′" }
    add(letter, isItalic: name.base.isSingleLetter)
    if !name.subscripts.isEmpty { add(Self.list(name.subscripts), .lowered) }
    if !name.superscripts.isEmpty { add(Self.list(name.superscripts), .raised) }
    if name.isGradient { add(".grad") }
  }

  private static func list(_ names: [Name]) -> String {
    names.map(oneLine).joined(by: ",")
  }

  /// A name without raised and lowered parts; the labels of labels are written behind them.
  static func oneLine(_ name: Name) -> String {
    var text = name.base.text
    for accent in name.accents { text += accent.combining }
    for _ in 0..<min(name.primes, 100) { text += "′" }
    for label in name.subscripts {
      for scalar in oneLine(label).unicodeScalars {
        // The digits ₀ to ₉.
        let isDigit = ("0"..."9").contains(scalar)
        let lowered = isDigit ? Unicode.Scalar(scalar.value - 0x30 + 0x2080) : nil
        text.unicodeScalars.append(lowered ?? scalar)
      }
    }
    return text
  }
}

extension Name.Accent {
  fileprivate var combining: String {
    switch self {
    case .tilde: "\u{303}"
    case .hat: "\u{302}"
    case .bar: "\u{304}"
    case .dot: "\u{307}"
    case .vector: "\u{20D7}"
    case .check: "\u{30C}"
    }
  }
}

extension Symbol {
  fileprivate var isSingleLetter: Bool { text.unicodeScalars.count == 1 }
}

extension Unicode.Scalar {
  /// About how wide the letter is, in widths of a usual one.
  fileprivate var width: Double {
    if isCombining { return 0 }
    switch self {
    case "[", "]", "(", ")", ",", "i", "j", "l", "t", "f", " ", "′", "|", ".": return 0.6
    case "m", "w", "W", "M", "G", "…", "Σ", "−", "+": return 1.35
    case "A"..."Z": return 1.25
    default: return 1
    }
  }

  fileprivate var isCombining: Bool {
    (0x300...0x36F).contains(value) || (0x20D0...0x20FF).contains(value)
  }
}
