/// Names of Greek letters as TeX has them, in the order of the alphabet.
private let greekNames: StaticString = """
  alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho \
  varsigma sigma tau upsilon phi chi psi omega
  """

/// Other names, each before its sign.
private let signs: StaticString = """
  varphi φ varepsilon ε ell ℓ partial ∂ nabla ∇ infty ∞ sqrt √ times × cdot · pm ± le ≤ ge ≥ \
  ne ≠ approx ≈ sim ∼ in ∈ to → sum Σ prod Π
  """

/// The UTF-8 of the sign with a TeX name; a capital first letter names the capital Greek letter.
func sign(named name: [UInt8]) -> [UInt8]? {
  guard let first = name.first else { return nil }
  let isCapital = first & 0x20 == 0
  var wanted = name
  wanted[0] |= 0x20
  var number: UInt16 = 0
  for candidate in words(of: greekNames) {
    if candidate.elementsEqual(wanted) {
      // U+03B1 is α and U+0391 is Α; both alphabets have the same order.
      let scalar = (isCapital ? 0x391 : 0x3B1) + number
      return [UInt8(0xC0 | scalar >> 6), UInt8(0x80 | scalar & 0x3F)]
    }
    number += 1
  }
  var isFound = false
  for word in words(of: signs) {
    if isFound { return [UInt8](word) }
    isFound = word.elementsEqual(name)
  }
  return nil
}

private func words(of text: StaticString) -> [Slice<UnsafeBufferPointer<UInt8>>] {
  UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    .split(separator: UInt8(ascii: " "))
}
