// Which axis each dimension belongs to, and which sizes are equal.

extension Checker {
  mutating func findShapes() {
    centreKernels()
    equateSizesOfHeader()
    let references = references()
    let regular = regularOccurrences
    var byTensor = [[Occurrence]](repeating: [], count: program.tensors.count)
    for occurrence in regular { byTensor[occurrence.tensor.position].append(occurrence) }
    for (position, own) in byTensor.enumerated() {
      if let reference = references[position] { findAxes(TensorID(position), own, reference) }
    }
    for (position, own) in byTensor.enumerated() {
      guard let reference = references[position] else { continue }
      checkOrder(own, reference)
      equateSizes(TensorID(position), own, reference)
    }
    equateGradients(references)
    checkInputs(regular, references)
    checkGivenSizes()
  }

  /// Sizes that the header makes equal: `sizes: {I: J}`.
  private mutating func equateSizesOfHeader() {
    for entry in header.equalSizes {
      let other = size(named: entry.other.base)
      let size = size(named: entry.name.base)
      if !solver.equate(SizeExpression(size), SizeExpression(other), replacing: size) {
        report(.sizeConflict(entry.name.base.text, entry.other.base.text), at: entry.range)
      }
    }
  }

  /// Offsets of kernels run from the middle, unless only what is inside is read.
  private mutating func centreKernels() {
    guard program.padding != .valid else { return }
    for place in program.axes.indices {
      let letter = program.axes[place].letter.base.utf8
      guard letter.count > 2, letter.starts(with: Symbol("Δ").utf8) else { continue }
      program.axes[place].range.origin = .centred
      if let size = program.axes[place].range.count.size { program[size].isOdd = true }
    }
  }

  /// The variable that says where on the image an index like `x+Δx` is.
  func mainTerm(_ index: AffineIndex, _ statement: Int?) -> AffineIndex.Term? {
    guard index.terms.count > 1 else { return index.terms.first }
    let isKernel = { (term: AffineIndex.Term) in
      self.program[self.program[term.index].axis].letter.base.utf8
        .starts(with: Symbol("Δ").utf8)
    }
    return index.terms.first { !isKernel($0) } ?? index.terms.first
  }

  private mutating func findAxes(
    _ tensor: TensorID,
    _ own: [Occurrence],
    _ reference: Occurrence
  ) {
    for place in program[tensor].dimensions.indices {
      let all = [reference] + own
      if let axis = all.compactMap({ self.axis(at: place, in: $0) }).first {
        program[tensor].dimensions[place].axis = axis
      } else {
        program[tensor].dimensions[place].axis = axisOfConstants(tensor, place)
      }
    }
  }

  private func axis(at place: Int, in occurrence: Occurrence) -> AxisID? {
    guard place < occurrence.indices.count else { return nil }
    switch occurrence.indices[place] {
    case .affine(let affine):
      return mainTerm(affine, occurrence.statement).map { program[$0.index].axis }
    case .lookup: return nil
    }
  }

  /// The axis of a dimension in which only numbers and looked-up indices stand.
  private mutating func axisOfConstants(_ tensor: TensorID, _ place: Int) -> AxisID {
    for occurrence in occurrences where occurrence.tensor == tensor {
      if place < occurrence.indices.count, case .lookup(let element) = occurrence.indices[place] {
        return axis(of: Name(program[element.tensor].name.base))
      }
    }
    return axis(of: Name("n"))
  }

  // MARK: - Order of indices

  /// The same letters in another order are a mistake, unless one statement has both.
  private mutating func checkOrder(_ own: [Occurrence], _ reference: Occurrence) {
    for occurrence in own where occurrence.statement != reference.statement {
      let different = occurrence.letters.indices.filter { place in
        place < reference.letters.count && occurrence.letters[place] != reference.letters[place]
      }
      guard different.count > 1, different.count < 8 else { continue }
      let here = different.map { occurrence.letters[$0] }
      var there = different.map { reference.letters[$0] }
      for letter in here {
        if letter != nil, let place = there.firstIndex(of: letter) { there.remove(at: place) }
      }
      guard there.isEmpty else { continue }
      transposed.insert(occurrence.range.lowerBound)
      report(
        .transposedIndices(
          tensor: program[occurrence.tensor].name.plainText,
          expected: quotedIndices(reference, different),
          found: quotedIndices(occurrence, different)
        ),
        at: occurrence.range,
        related: [reference.range]
      )
    }
  }

  private func quotedIndices(_ occurrence: Occurrence, _ places: [Int]) -> String {
    var result = ""
    for place in places {
      if !result.isEmpty { result += ", " }
      result += text.quoted(occurrence.ranges[place])
    }
    return result
  }

  // MARK: - Sizes

  private mutating func equateSizes(
    _ tensor: TensorID,
    _ own: [Occurrence],
    _ reference: Occurrence
  ) {
    for occurrence in own {
      for place in occurrence.indices.indices {
        guard case .affine(let affine) = occurrence.indices[place],
          let main = mainTerm(affine, occurrence.statement),
          !variables[main.index.position].isUnbound
        else { continue }
        let here = program[main.index].axis
        let there = program[tensor].dimensions[place].axis
        guard here != there else { continue }
        if program.padding == .valid, affine.terms.count > 1 {
          equateValid(affine, there, occurrence, place)
        } else {
          equate(occurrence, place, main.stride, here, there, reference)
        }
      }
    }
  }

  /// With valid padding the image that is read is larger by the kernel.
  private mutating func equateValid(
    _ affine: AffineIndex,
    _ there: AxisID,
    _ occurrence: Occurrence,
    _ place: Int
  ) {
    var count = SizeExpression(1)
    for term in affine.terms {
      let own = program[program[term.index].axis].range.count
      count = count + (own - SizeExpression(1)) * term.stride
    }
    reportUnless(solver.equate(program[there].range.count, count), occurrence, place, there)
  }

  private mutating func equate(
    _ occurrence: Occurrence,
    _ place: Int,
    _ stride: Int,
    _ here: AxisID,
    _ there: AxisID,
    _ reference: Occurrence
  ) {
    // A letter that has its place elsewhere in the tensor is in the wrong one here.
    let isElsewhere = program[occurrence.tensor].dimensions.indices.contains {
      $0 != place && program[occurrence.tensor].dimensions[$0].axis == here
    }
    let isDefined = reference.isTarget || survey.hasGradients
    guard isDefined, !isElsewhere else { return }
    let count = program[here].range.count * stride
    reportUnless(solver.equate(program[there].range.count, count), occurrence, place, there)
  }

  private mutating func reportUnless(
    _ isFine: Bool,
    _ occurrence: Occurrence,
    _ place: Int,
    _ expected: AxisID
  ) {
    if isFine { return }
    report(
      .rangeConflict(
        tensor: program[occurrence.tensor].name.plainText,
        dimension: place + 1,
        expected: program[expected].letter.plainText,
        found: text.quoted(occurrence.ranges[place])
      ),
      at: occurrence.ranges[place]
    )
  }

  private mutating func equateGradients(_ references: [Int: Occurrence]) {
    for position in program.tensors.indices {
      let tensor = TensorID(position)
      guard program[tensor].name.isGradient,
        let forward = tensorsByName[program[tensor].name.withoutGradient],
        program[forward].dimensions.count == program[tensor].dimensions.count
      else { continue }
      for place in program[tensor].dimensions.indices {
        let here = program[program[tensor].dimensions[place].axis].range.count
        let there = program[program[forward].dimensions[place].axis].range.count
        guard !solver.equate(there, here), let reference = references[position] else { continue }
        reportUnless(false, reference, place, program[forward].dimensions[place].axis)
      }
    }
  }

  /// Letters of different ranges in one place are a mistake where nothing made them equal.
  private mutating func checkInputs(
    _ regular: [Occurrence],
    _ references: [Int: Occurrence]
  ) {
    for occurrence in regular {
      guard let reference = references[occurrence.tensor.position] else { continue }
      for place in occurrence.indices.indices {
        guard case .affine(let affine) = occurrence.indices[place], affine.terms.count == 1,
          affine.terms[0].stride == 1, !variables[affine.terms[0].index.position].isUnbound
        else { continue }
        let here = program[affine.terms[0].index].axis
        let there = program[occurrence.tensor].dimensions[place].axis
        let counts = (program[here].range.count, program[there].range.count)
        guard here != there, !solver.areEqual(counts.0, counts.1),
          !transposed.contains(occurrence.range.lowerBound)
        else { continue }
        report(
          .rangeConflict(
            tensor: program[occurrence.tensor].name.plainText,
            dimension: place + 1,
            expected: text.quoted(reference.ranges[place]),
            found: text.quoted(occurrence.ranges[place])
          ),
          at: occurrence.ranges[place],
          related: [reference.ranges[place]]
        )
      }
    }
  }

  /// Sizes that the header gives must agree with the equations, and kernels must be odd.
  private mutating func checkGivenSizes() {
    for entry in header.sizes {
      guard let size = sizesByName[Name(entry.name.base)] else { continue }
      if program[size].isOdd, entry.value % 2 == 0 {
        report(.evenKernel(entry.name.base.text, entry.value), at: entry.range)
      }
      let resolved = solver.resolved(SizeExpression(size))
      var value = resolved.constant
      var isKnown = true
      for term in resolved.terms {
        guard let given = solver.given[term.size] else {
          isKnown = false
          break
        }
        value += term.coefficient * given
      }
      guard isKnown, value != entry.value else { continue }
      report(
        .sizeConflict("\(entry.name.base.text) = \(entry.value)", "\(value)"),
        at: entry.range
      )
    }
  }
}
