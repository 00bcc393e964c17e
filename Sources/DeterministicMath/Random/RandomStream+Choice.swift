// Choices: coins, elements, weights, orders, subsets.

extension RandomStream {
  /// True with a probability, from two words.
  @inlinable
  public mutating func bernoulli(_ probability: Double) -> Bool {
    uniform() < probability
  }

  /// An element, each with the same probability; nil of an empty collection.
  @inlinable
  public mutating func choice<Elements: RandomAccessCollection>(
    _ elements: Elements
  ) -> Elements.Element? {
    guard !elements.isEmpty else { return nil }
    let offset = integer(in: 0..<elements.count)
    return elements[elements.index(elements.startIndex, offsetBy: offset)]
  }

  /// An index of weights, each with the probability that its weight has in their sum.
  ///
  /// - Parameter weights: At least 0, not all of them 0, with a finite sum, or the program stops.
  /// - Returns: An index whose weight is not 0.
  /// - Complexity: O(`count`)
  public mutating func choice(weights: [Double]) -> Int {
    let total = sum(weights)
    precondition(total > 0 && total < .infinity, "the sum of the weights is \(total)")
    var rest = uniform() * total
    var last = 0
    for (index, weight) in weights.enumerated() where weight > 0 {
      last = index
      if rest < weight { return index }
      rest -= weight
    }
    return last
  }

  /// Puts elements into a random order, each order with the same probability.
  ///
  /// - Complexity: O(`count`)
  @inlinable
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    var end = elements.count
    while end > 1 {
      elements.swapAt(integer(in: 0..<end), end - 1)
      end -= 1
    }
  }

  /// The elements in a random order.
  ///
  /// - Complexity: O(`count`)
  @inlinable
  public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    shuffle(&result)
    return result
  }
}
