// Which letter an index is, and whether it is a capital.

extension Symbol {
  /// Whether the symbol is a capital: a whole axis in brackets, a size elsewhere.
  var isCapital: Bool {
    guard let first = utf8.first else { return false }
    if utf8.count > 2, utf8.starts(with: Symbol("Δ").utf8) { return utf8[2] < 0x61 }
    if first < 0x80 { return utf8.allSatisfy { (0x41...0x5A).contains($0) } }
    return first == 0xCE && utf8.count == 2 && (0x91...0xA9).contains(utf8[1])
  }

  /// The index letter of a capital: j for J, Δx for ΔX, θ for Θ.
  var lowercased: Symbol {
    guard isCapital else { return self }
    if utf8[0] == 0xCE, utf8.count == 2 {
      let scalar = 0x391 + UInt32(utf8[1]) - 0x91 + 0x20
      return Symbol(scalar: scalar)
    }
    return Symbol(utf8: utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 })
  }

  /// The capital of an index letter: J for j, L for ℓ.
  var uppercased: Symbol {
    if self == "ℓ" { return "L" }
    if utf8.count == 2, let first = utf8.first, first >= 0xCE {
      let scalar = UInt32(first & 0x1F) << 6 | UInt32(utf8[1] & 0x3F)
      return (0x3B1...0x3C9).contains(scalar) ? Symbol(scalar: scalar - 0x20) : self
    }
    return Symbol(utf8: utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 })
  }
}

extension Name {
  /// The name's letters, marks and labels run together, however the labels are placed.
  ///
  /// `W_hG` and `W^{h,G}` have the same key: a student who types on a keyboard means the latter.
  package var looseKey: [UInt8] {
    var key = base.utf8 + accents.map { 1 + $0.rawValue }
    key += [UInt8](repeating: 0x27, count: min(primes, 100))
    for label in superscripts + subscripts { key += label.looseKey }
    if isGradient { key.append(0) }
    return key
  }
}
