// Outputs that are a multiple of what they should be: a missing 1/B, a sign, a factor of 2.

extension Trial {
  /// For each output that differs, the number by which it is multiplied, here and in another
  /// trial at other sizes; none if one has no such number.
  func multiples(and other: Trial) -> [NearMiss] {
    let possible = possibleFactors
    var result: [NearMiss] = []
    for tensor in pairing.reference.tensors(.output) {
      let others = other.factors(tensor)
      guard let place = factors(tensor).first(where: { others.contains($0) }) else { return [] }
      // The first factor is 1.
      if place > 0 {
        let name = pairing.reference[tensor].name.plainText
        result.append(NearMiss(name, .multiple(possible[place].text)))
      }
    }
    return result
  }

  /// The possible factors, by their places, by which an output is multiplied.
  private func factors(_ tensor: TensorID) -> [Int] {
    guard let partner = pairing[reference: tensor] else { return [] }
    let possible = possibleFactors
    return possible.indices.filter { place in
      var multiple = reference[tensor]
      let factor = possible[place].value
      for element in multiple.elements.indices { multiple.elements[element] *= factor }
      return pairing.firstDifference(tensor, multiple, candidate[partner], sizes) == nil
    }
  }

  /// The numbers that come into question, in the same order in each trial: small integers, sizes,
  /// their reciprocals.
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
