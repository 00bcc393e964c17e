// What is given to a program, and what is asked of it, without the program: how equations are judged
// where their reference must not be seen.

/// A tensor that is given or asked for.
package struct ProbedTensor: Hashable, Sendable {
  /// One dimension.
  package struct Dimension: Hashable, Sendable {
    package var lower: Int
    package var count: Int
    /// The value of the size that determines the dimension, where one alone does.
    package var size: Int?

    package init(lower: Int, count: Int, size: Int?) {
      self.lower = lower
      self.count = count
      self.size = size
    }
  }

  /// The name in plain text.
  package var name: String
  /// The name's letters, however its labels are placed.
  package var key: [UInt8]
  package var dimensions: [Dimension]

  package init(name: String, key: [UInt8], dimensions: [Dimension]) {
    self.name = name
    self.key = key
    self.dimensions = dimensions
  }
}

/// All that must be known to run any program that is meant to compute the same.
package struct ProbeInterface: Hashable, Sendable {
  package var inputs: [ProbedTensor]
  package var outputs: [ProbedTensor]
  /// Whether the inputs are positive: for programs with logarithms and roots of them.
  package var isPositive: Bool
  package var padding: Program.Padding

  package init(
    inputs: [ProbedTensor],
    outputs: [ProbedTensor],
    isPositive: Bool,
    padding: Program.Padding
  ) {
    self.inputs = inputs
    self.outputs = outputs
    self.isPositive = isPositive
    self.padding = padding
  }
}

extension Program {
  /// The interface of the program at two choices of sizes, in which all are small and different.
  package func probeInterface(_ choice: Int, isPositive: Bool) -> ProbeInterface {
    let sizes = SizeChoice(self).choices[choice]
    let inputs = tensors(.input).filter { self[$0].initialSlice == nil }
    return ProbeInterface(
      inputs: inputs.map { probed($0, sizes, isResult: false) },
      outputs: tensors(.output).map { probed($0, sizes, isResult: true) },
      isPositive: isPositive,
      padding: padding
    )
  }

  /// A result has elements where its axes run; first slices of a recurrence are none.
  private func probed(
    _ tensor: TensorID,
    _ sizes: SizeValues,
    isResult: Bool
  ) -> ProbedTensor {
    let dimensions = self[tensor].dimensions.map { dimension in
      let range = isResult ? self[dimension.axis].range : dimension.extent
      let integers = range.integers(sizes)
      return ProbedTensor.Dimension(
        lower: integers.lowerBound,
        count: integers.count,
        size: dimension.extent.count.only.map { sizes[$0] }
      )
    }
    let name = self[tensor].name
    return ProbedTensor(name: name.plainText, key: name.looseKey, dimensions: dimensions)
  }
}

extension SizeExpression {
  /// The size that determines the value, but for a constant.
  var only: SizeID? { terms.count == 1 && terms[0].coefficient == 1 ? terms[0].size : nil }
}
