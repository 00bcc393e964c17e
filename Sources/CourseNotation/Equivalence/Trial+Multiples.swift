// Outputs that are a multiple of what they should be: a missing 1/B, a sign, a factor of 2.

extension Trial {
  /// For each output that differs, the number by which it is multiplied; none if one has no such
  /// number.
  func multiples() -> [NearMiss] {
    var result: [NearMiss] = []
    for tensor in pairing.reference.tensors(.output) {
      guard let partner = pairing[reference: tensor] else { return [] }
      let (expected, found) = (reference[tensor], candidate[partner])
      guard pairing.firstDifference(tensor, expected, found, sizes) != nil else { continue }
      guard let factor = factor(tensor, expected, found) else { return [] }
      result.append(NearMiss(pairing.reference[tensor].name.plainText, .multiple(factor)))
    }
    return result
  }

  private func factor(
    _ tensor: TensorID,
    _ expected: TensorValue,
    _ found: TensorValue
  ) -> String? {
    for (factor, text) in factors {
      var multiple = expected
      for place in multiple.elements.indices { multiple.elements[place] *= factor }
      if pairing.firstDifference(tensor, multiple, found, sizes) == nil { return text }
    }
    return nil
  }

  /// The numbers that come into question: small integers, sizes, their reciprocals.
  private var factors: [(value: Double, text: String)] {
    var positive: [(value: Double, text: String)] = []
    for size in pairing.reference.freeSizes {
      let name = pairing.reference[size].names[0].plainText
      positive.append((Double(sizes[size]), name))
      positive.append((1 / Double(sizes[size]), "1/" + name))
    }
    for number in [2, 3, 4] {
      positive.append((Double(number), "\(number)"))
      positive.append((1 / Double(number), "1/\(number)"))
    }
    return [(-1, "-1")] + positive + positive.map { (-$0.value, "-" + $0.text) }
  }
}
