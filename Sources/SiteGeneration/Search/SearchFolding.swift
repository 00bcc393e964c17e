import Foundation

/// What two words must share to be the same in a search: compatible characters are one (`𝜎` and `σ`,
/// `ﬁ` and `fi`), marks and case do not count, and a Greek letter is its name.
enum SearchFolding {
  /// The folded words of a text that is not plain ASCII.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber:
        let lowercase = scalar.properties.lowercaseMapping
        word += spelling[lowercase] ?? lowercase
      case .nonspacingMark, .spacingMark, .enclosingMark:
        continue
      default:
        if !word.isEmpty { words.append(named(word)) }
        word = ""
      }
    }
    if !word.isEmpty { words.append(named(word)) }
    return words
  }

  /// A command of TeX as a word: the variants of a letter are the letter.
  static func command(_ name: String) -> String {
    guard name.hasPrefix("var") else { return name }
    let letter = String(name.dropFirst(3))
    return greek.values.contains(letter) ? letter : name
  }

  /// Commands that arrange, and are nothing that a reader sees.
  static let layoutCommands: Set<String> = [
    "left", "right", "big", "bigl", "bigr", "Big", "Bigl", "Bigr", "bigg", "Bigg", "middle",
    "begin",
    "end", "text", "mathrm", "mathbf", "mathit", "mathsf", "mathtt", "boldsymbol", "operatorname",
    "quad", "qquad", "displaystyle", "textstyle", "limits", "nolimits", "nonumber", "tag", "label",
    "hspace", "vspace", "phantom", "mathop", "mathbin", "mathrel", "mathord", "hline", "rule",
    "frac",
    "tfrac", "dfrac", "cdot", "cdots", "dots", "ldots", "vdots", "ddots",
  ]

  private static func named(_ word: String) -> String { greek[word] ?? word }

  /// Letters that no decomposition takes apart.
  private static let spelling = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ς": "σ",
  ]

  private static let greek = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi",
    "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi",
    "χ": "chi", "ψ": "psi", "ω": "omega",
  ]
}
