// Changes of elements: another tensor, another order or place of its indices.

extension Edits {
  /// All changes of an element, or of the indices of a softmax.
  func elements(_ part: Expression, _ scope: [IndexID]) -> [Variant] {
    if case .softmax(let indices, let operand) = part {
      return otherSoftmax(indices, operand)
    }
    guard case .element(let element) = part else { return [] }
    return transposed(element) + shifted(element) + otherTensors(element)
      + otherIndices(element, scope) + capitals(element)
  }

  /// Changes of the element that `+=` and `-=` write, where it has another index than a letter.
  mutating func addTargets() {
    let target = statement.target
    guard statement.assignment != .set, target.indices.contains(where: { $0.isComposed })
    else { return }
    let scope = statement.indices + statement.loopSums
    for variant in transposed(target) + shifted(target) + otherIndices(target, scope) {
      guard case .element(let element) = variant.expression else { continue }
      var changed = statement
      changed.target = element
      let all = element.variables + statement.value.freeIndices
      changed.indices = element.variables
      changed.loopSums = scope.filter { all.contains($0) && !changed.indices.contains($0) }
      self.all.append(Edit(rank: variant.rank, statement: changed, change: variant.change))
    }
  }

  private func text(_ element: Element) -> String { program.plainText(of: element) }

  private func variant(
    _ rank: Edit.Rank,
    _ element: Element,
    _ change: @escaping () -> NearMiss.Change
  ) -> Variant {
    Variant(rank: rank, expression: .element(element), change: change)
  }

  /// Two indices in the other order, where the dimensions have the same size.
  private func transposed(_ element: Element) -> [Variant] {
    var result: [Variant] = []
    for left in element.indices.indices {
      for right in element.indices.indices.dropFirst(left + 1)
      where element.indices[left] != element.indices[right]
        && count(element.tensor, left) == count(element.tensor, right)
      {
        var changed = element
        changed.indices.swapAt(left, right)
        result.append(
          variant(.order, changed) { .transposed(expected: text(element), found: text(changed)) }
        )
      }
    }
    return result
  }

  /// An index one further or one less far along an axis on which neighbours are read somewhere.
  private func shifted(_ element: Element) -> [Variant] {
    var result: [Variant] = []
    for (place, index) in element.indices.enumerated() {
      guard let affine = index.affine, isOrdered(affine) else { continue }
      for step in [-1, 1] {
        var moved = affine
        moved.constant.constant += step
        var changed = element
        changed.indices[place] = .affine(moved)
        result.append(
          variant(.time, changed) { .shifted(expected: text(element), found: text(changed)) }
        )
      }
    }
    return result
  }

  private func isOrdered(_ index: AffineIndex) -> Bool {
    guard let shifted = index.shifted, shifted.by == 0 else { return true }
    let axis = program[shifted.index].axis
    return program.schedule.contains { step in
      if case .loop(let loop) = step { loop.axis == axis } else { false }
    }
  }

  /// The element at the same indices of another tensor.
  private func otherTensors(_ element: Element) -> [Variant] {
    program.tensors.indices.map(TensorID.init).compactMap { other in
      guard other != element.tensor, haveSameShape(other, element.tensor) else { return nil }
      var changed = element
      changed.tensor = other
      return variant(.tensor, changed) {
        .otherTensor(expected: text(element), found: text(changed))
      }
    }
  }

  func haveSameShape(_ left: TensorID, _ right: TensorID) -> Bool {
    let dimensions = (program[left].dimensions, program[right].dimensions)
    return dimensions.0.count == dimensions.1.count
      && dimensions.0.indices.allSatisfy { count(left, $0) == count(right, $0) }
  }

  /// How many integers the letter of a dimension runs over.
  private func count(_ tensor: TensorID, _ dimension: Int) -> Int {
    program[program[tensor].dimensions[dimension].axis].range.count.value(sizes)
  }

  private func count(_ index: IndexID) -> Int { program[index].range.count.value(sizes) }

  /// Another letter with the same range in the place of one.
  private func otherIndices(_ element: Element, _ scope: [IndexID]) -> [Variant] {
    var result: [Variant] = []
    for (place, index) in element.indices.enumerated() {
      guard let affine = index.affine else { continue }
      for term in affine.terms {
        for other in scope
        where other != term.index && count(other) == count(term.index) {
          var changed = element
          changed.indices[place] = index.substituting {
            $0 == term.index ? AffineIndex(other) : nil
          }
          result.append(
            variant(.index, changed) { .otherIndex(expected: text(element), found: text(changed)) }
          )
        }
      }
    }
    return result
  }

  /// A capital in the place of a letter: in a subscript the last position, in a loop a sum of its
  /// own.
  private func capitals(_ element: Element) -> [Variant] {
    element.variables.flatMap { index -> [Variant] in
      let axis = program[index].axis
      var result: [Variant] = []
      if program.hasSubscript(axis) {
        let last = AffineIndex(constant: program[axis].range.count)
        let changed = element.substituting { $0 == index ? last : nil }
        result.append(
          variant(.index, changed) { .capital(expected: text(element), found: text(changed)) }
        )
      }
      if statement.assignment != .set {
        let sum = Expression.reduction(.sum, [index], .element(element))
        result.append(
          Variant(rank: .index, expression: sum) {
            .capital(expected: text(element), found: program.plainText(of: element, capital: index))
          }
        )
      }
      return result
    }
  }

  private func otherSoftmax(_ indices: [IndexID], _ operand: Expression) -> [Variant] {
    guard indices.count == 1 else { return [] }
    return operand.freeIndices.filter { !indices.contains($0) }.map { other in
      Variant(rank: .index, expression: .softmax([other], operand)) {
        .otherSoftmax(
          expected: program[indices[0]].name.plainText,
          found: program[other].name.plainText
        )
      }
    }
  }
}

extension IndexExpression {
  /// Whether it is anything but a letter.
  fileprivate var isComposed: Bool { affine?.variable == nil }
}

extension Program {
  /// Whether an index of the axis is written as a subscript somewhere.
  fileprivate func hasSubscript(_ axis: AxisID) -> Bool {
    tensors.contains { tensor in
      tensor.dimensions.contains { $0.axis == axis && $0.isSubscript }
    }
  }

  /// The element with the capital of one of its letters.
  fileprivate func plainText(of element: Element, capital index: IndexID) -> String {
    var copy = self
    copy[index].name.base = self[index].name.base.uppercased
    return copy.plainText(of: element)
  }
}
