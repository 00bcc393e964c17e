// Names in plain text.

extension Name {
  /// The name as it is typed on a keyboard: `R~`, `h'`, `W^{h,G}`, `G_1`, `L.grad`.
  package var plainText: String {
    var result = base.text
    for accent in accents { result += accent.plainText }
    for _ in 0..<min(primes, 100) { result += "'" }
    if !subscripts.isEmpty { result += "_" + Self.labels(subscripts) }
    if !superscripts.isEmpty { result += "^" + Self.braced(superscripts) }
    if isGradient { result += ".grad" }
    return result
  }

  private static func labels(_ names: [Name]) -> String {
    guard names.count == 1, names[0].subscripts.isEmpty, names[0].base.utf8.count == 1 else {
      return braced(names)
    }
    return names[0].plainText
  }

  private static func braced(_ names: [Name]) -> String {
    var result = "{"
    for (place, name) in names.enumerated() {
      if place > 0 { result += "," }
      result += name.plainText
    }
    return result + "}"
  }
}

extension Name.Accent {
  /// The accent behind its letter.
  fileprivate var plainText: String {
    switch self {
    case .tilde: "~"
    case .hat: "^"
    case .bar: "\u{304}"
    case .dot: "\u{307}"
    case .vector: "\u{20D7}"
    case .check: "\u{30C}"
    }
  }
}
