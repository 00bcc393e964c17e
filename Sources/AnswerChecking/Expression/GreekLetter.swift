import DeterministicMath

/// Greek letters and ℓ, and their names, by which formulas know them.
package enum GreekLetter {
  /// The name of a letter, or `nil` for what is none.
  package static func name(of scalar: Unicode.Scalar) -> String? {
    let small = Int(scalar.value) - 0x3B1
    let capital = Int(scalar.value) - 0x391
    switch scalar {
    case "ϕ": return "phi"
    case "ϵ": return "epsilon"
    case "ℓ": return "ell"
    default: break
    }
    if names.indices.contains(small) { return names[small] }
    guard names.indices.contains(capital) else { return nil }
    return names[capital].capitalizedName
  }

  package static let names = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
    "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi",
    "chi", "psi", "omega",
  ]
}

extension String {
  /// The name of a small letter as that of the capital.
  fileprivate var capitalizedName: String {
    var bytes = Array(utf8)
    if let first = bytes.first { bytes[0] = first & 0xDF }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension GreekLetter {
  /// The letter of a name, small or capital; `nil` for what names none.
  static func letter(named name: String) -> String? {
    if name.isSame(as: "ell") { return "ℓ" }
    let bytes = [UInt8](text: name)
    guard let first = bytes.first, first < 0x80 else { return nil }
    let small = [first | 0x20] + bytes.dropFirst()
    guard let place = names.lastIndex(where: { [UInt8](text: $0) == small }) else { return nil }
    let scalar = (first & 0x20 == 0 ? 0x391 : 0x3B1) + place
    let utf8 = [0xC0 | UInt8(scalar &>> 6), 0x80 | UInt8(scalar & 0x3F)]
    return String(decoding: utf8, as: UTF8.self)
  }
}
