// Letters in other fonts are other letters: ℒ is not L.

/// The mathematical alphabets of Unicode that LaTeX has commands for.
enum Font: CaseIterable {
  case script
  case bold
  case doubleStruck

  init?(command: Symbol) {
    switch command {
    case "mathcal", "mathscr": self = .script
    case "mathbf", "boldsymbol", "bm": self = .bold
    case "mathbb": self = .doubleStruck
    default: return nil
    }
  }

  /// The command that selects the font.
  var command: StaticString {
    switch self {
    case .script: "mathcal"
    case .bold: "mathbf"
    case .doubleStruck: "mathbb"
    }
  }

  /// The scalar of an ASCII letter in this font.
  func letter(_ letter: UInt8) -> UInt32? {
    guard ASCII.isLetter(letter) else { return nil }
    if self == .script, let hole = Self.holes.first(where: { $0.letter == letter }) {
      return hole.scalar
    }
    let isUpper = letter < 0x61
    let offset = UInt32(letter) - (isUpper ? 0x41 : 0x61 - 26)
    let first: UInt32 =
      switch self {
      case .script: 0x1D49C
      case .bold: 0x1D400
      case .doubleStruck: 0x1D538
      }
    return first + offset
  }

  /// The font and the ASCII letter of a symbol, if it is in one of the fonts.
  static func of(_ symbol: Symbol) -> (font: Font, letter: UInt8)? {
    for font in allCases {
      for letter in UInt8(0x41)...0x7A {
        if let scalar = font.letter(letter), Symbol(scalar: scalar) == symbol {
          return (font, letter)
        }
      }
    }
    return nil
  }

  /// Script letters that Unicode had before the alphabet.
  private static let holes: [(letter: UInt8, scalar: UInt32)] = [
    (0x42, 0x212C), (0x45, 0x2130), (0x46, 0x2131), (0x48, 0x210B), (0x49, 0x2110),
    (0x4C, 0x2112), (0x4D, 0x2133), (0x52, 0x211B),
  ]
}
