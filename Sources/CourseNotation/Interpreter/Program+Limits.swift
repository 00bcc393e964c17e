// Whether a program can be computed with at some sizes, without overflow and in bounded memory.

extension Program {
  /// Refuses sizes with which an integer of the program would not fit.
  ///
  /// All integers must have magnitudes below 2²⁸, so that sums of a few of them fit 32 bits.
  func checkIntegers(_ sizes: SizeValues) throws(InterpreterError) {
    guard sizes.values.count == self.sizes.count else {
      throw .sizeCount(expected: self.sizes.count, found: sizes.values.count)
    }
    for (place, value) in sizes.values.enumerated() {
      let isValid = value >= 0 && value < 1 << 28 && !(self.sizes[place].isOdd && value % 2 == 0)
      guard isValid else { throw .invalidSize(SizeID(place), value) }
    }
    let fits = { (range: IndexRange) in range.fits(sizes) }
    let allFit =
      axes.allSatisfy { fits($0.range) } && indices.allSatisfy { fits($0.range) }
      && tensors.allSatisfy { $0.dimensions.allSatisfy { fits($0.extent) } }
      && schedule.allSatisfy { $0.fits(sizes) } && statements.allSatisfy { $0.fits(sizes) }
    guard allFit else { throw .integerTooLarge }
  }

  /// The value of an input, if there is one and it has the shape of the tensor.
  func checked(
    _ value: TensorValue?,
    as tensor: TensorID,
    _ sizes: SizeValues
  ) throws(InterpreterError) -> TensorValue {
    guard let value else { throw .missingInput(tensor) }
    let shape = shape(of: tensor, sizes)
    guard value.shape == shape, value.lowerBounds == lowerBounds(of: tensor, sizes) else {
      throw .inputShape(tensor, expected: shape, found: value.shape)
    }
    return value
  }

  /// How many elements all tensors have.
  func elementCount(_ sizes: SizeValues, limit: Int) throws(InterpreterError) -> Int64 {
    var total: Int64 = 0
    for place in tensors.indices {
      var count: Int64 = 1
      for extent in shape(of: TensorID(place), sizes) {
        count *= Int64(extent)
        guard count <= limit else { throw .elementLimit(limit) }
      }
      total += count
      guard total <= limit else { throw .elementLimit(limit) }
    }
    return total
  }
}

extension SizeExpression {
  /// Whether the value and all steps to it have magnitudes below 2²⁸.
  fileprivate func fits(_ sizes: SizeValues) -> Bool {
    var bound = Double(constant).magnitude
    for term in terms { bound += Double(term.coefficient).magnitude * Double(sizes[term.size]) }
    return bound < 0x1p28
  }
}

extension IndexRange {
  fileprivate func fits(_ sizes: SizeValues) -> Bool {
    guard case .at(let lower) = origin else { return count.fits(sizes) }
    return lower.fits(sizes) && count.fits(sizes)
  }
}

extension Step {
  fileprivate func fits(_ sizes: SizeValues) -> Bool {
    guard case .loop(let loop) = self else { return true }
    return loop.positions.fits(sizes) && loop.body.allSatisfy { $0.fits(sizes) }
  }
}

extension Statement {
  fileprivate func fits(_ sizes: SizeValues) -> Bool {
    var allFit = true
    func check(_ index: IndexExpression) {
      if case .affine(let affine) = index { allFit = allFit && affine.constant.fits(sizes) }
    }
    target.forEachElement { for index in $0.indices { check(index) } }
    value.forEachElement { for index in $0.indices { check(index) } }
    value.forEachPart { part in
      switch part {
      case .size(let size): allFit = allFit && size.fits(sizes)
      case .position(let index): check(index)
      default: break
      }
    }
    return allFit
  }
}
