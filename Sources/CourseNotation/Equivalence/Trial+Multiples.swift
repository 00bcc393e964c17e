// Outputs that are a multiple of what they should be: a missing 1/B, a sign, a factor of 2.

extension Trial {
  /// For each output that differs, the number by which it is multiplied, here and in another
  /// trial at other sizes; none if one has no such number.
  func multiples(and other: Trial) -> [NearMiss] {
    var result: [NearMiss] = []
    for tensor in pairing.reference.tensors(.output) {
      let factors = self.factors(tensor).filter { other.factors(tensor).contains($0) }
      guard let factor = factors.first else { return [] }
      if factor != "1" {
        result.append(NearMiss(pairing.reference[tensor].name.plainText, .multiple(factor)))
      }
    }
    return result
  }

  /// The numbers by which an output may be multiplied.
  private func factors(_ tensor: TensorID) -> [String] {
    guard let partner = pairing[reference: tensor] else { return [] }
    return possibleFactors.filter { factor, _ in
      var multiple = reference[tensor]
      for place in multiple.elements.indices { multiple.elements[place] *= factor }
      return pairing.firstDifference(tensor, multiple, candidate[partner], sizes) == nil
    }.map { $0.text }
  }

  /// The numbers that come into question: small integers, sizes, their reciprocals.
  private var possibleFactors: [(value: Double, text: String)] {
    var positive: [(value: Double, text: String)] = [(1, "1")]
    for number in [2, 3, 4] {
      positive.append((Double(number), "\(number)"))
      positive.append((1 / Double(number), "1/\(number)"))
    }
    for size in pairing.reference.freeSizes {
      let name = pairing.reference[size].names[0].plainText
      positive.append((Double(sizes[size]), name))
      positive.append((1 / Double(sizes[size]), "1/" + name))
    }
    return positive + positive.map { (-$0.value, "-" + $0.text) }
  }
}
