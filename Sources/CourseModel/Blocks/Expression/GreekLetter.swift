/// Greek letters and ℓ, and their names, by which formulas know them.
enum GreekLetter {
  /// The name of a letter, or `nil` for what is none.
  static func name(of scalar: Unicode.Scalar) -> String? {
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
    return names[capital].prefix(1).uppercased() + names[capital].dropFirst()
  }

  static let names = [
    "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
    "lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi",
    "chi", "psi", "omega",
  ]
}
