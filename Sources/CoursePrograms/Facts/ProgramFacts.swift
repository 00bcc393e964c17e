package import CourseNotation

/// What a program needs and gives, in plain text and in LaTeX.
package struct ProgramFacts: Sendable, Hashable {
  /// An input or an output.
  package struct Tensor: Sendable, Hashable {
    /// As it is typed: `W^{h,G}`.
    package var name: String
    /// With the letters of its axes: `W^{h,G}[j,j']`.
    package var text: String
    package var latex: String
    /// The letter of each axis.
    package var indices: [String]
    /// How many integers each axis has: `J`, `T + 1`.
    package var shape: [String]
    /// The letter of the axis that its elements are positions on: words, not numbers.
    package var positionsOn: String?
  }

  /// A size.
  package struct Size: Sendable, Hashable {
    /// All letters for it, the preferred one first.
    package var names: [String]
    package var latex: String
    /// What it is equal to, in LaTeX: other letters, a number, other sizes.
    package var equals: [String]
    /// The header's number.
    package var value: Int?
    /// From which other sizes it follows: `X + ΔX - 1`.
    package var derived: String?
    package var isOdd: Bool

    package var name: String { names[0] }
  }

  package var inputs: [Tensor]
  package var outputs: [Tensor]
  package var sizes: [Size]

  package init(_ program: Program) {
    inputs = program.tensors(.input).map { Tensor($0, of: program) }
    outputs = program.tensors(.output).map { Tensor($0, of: program) }
    sizes = program.sizes.indices.map { Size(SizeID($0), of: program) }
  }
}

extension ProgramFacts.Tensor {
  init(_ id: TensorID, of program: Program) {
    var program = program
    let element = program.declaration(of: id)
    let tensor = program[id]
    name = tensor.name.plainText
    text = program.plainText(of: element)
    latex = program.latex(of: .element(element))
    indices = element.variables.map { program[$0].name.plainText }
    shape = tensor.dimensions.map { program.plainText(of: $0.extent.count) }
    if case .position(let axis) = tensor.kind {
      positionsOn = program[axis].letter.plainText
    }
  }
}

extension ProgramFacts.Size {
  init(_ id: SizeID, of program: Program) {
    let size = program[id]
    names = size.names.map(\.plainText)
    latex = program.latex(of: .size(SizeExpression(id)))
    isOdd = size.isOdd
    var program = program
    equals = size.names.dropFirst().map { name in
      program[id].names = [name]
      return program.latex(of: .size(SizeExpression(id)))
    }
    switch size.definition {
    case .free: break
    case .given(let number):
      value = number
      equals.append("\(number)")
    case .derived(let other):
      derived = program.plainText(of: other)
      equals.append(program.latex(of: .size(other)))
    }
  }
}

extension Program {
  /// The element of a tensor at a letter for each of its axes: as the text has them, else j and j'
  /// where one axis is there twice.
  fileprivate mutating func declaration(of tensor: TensorID) -> Element {
    if let written = writtenIndices(of: tensor) { return Element(tensor, written) }
    var used: [AxisID] = []
    let indices = self[tensor].dimensions.map { dimension in
      var name = self[dimension.axis].letter
      name.primes += used.count { $0 == dimension.axis }
      used.append(dimension.axis)
      let index = Index(name: name, axis: dimension.axis, range: self[dimension.axis].range)
      return IndexExpression(add(index))
    }
    return Element(tensor, indices)
  }

  /// The letters of the first element whose indices are all different letters of the axes.
  private func writtenIndices(of tensor: TensorID) -> [IndexExpression]? {
    var elements: [Element] = []
    for statement in statements where statement.origin == .written {
      Expression.element(statement.target).forEachElement { elements.append($0) }
      statement.value.forEachElement { elements.append($0) }
    }
    for element in elements where element.tensor == tensor {
      let letters = element.indices.compactMap { $0.affine?.variable }
      let axes = letters.map { self[$0].axis }
      guard axes == self[tensor].dimensions.map(\.axis), Set(letters).count == letters.count else {
        continue
      }
      return letters.map { IndexExpression($0) }
    }
    return nil
  }
}
