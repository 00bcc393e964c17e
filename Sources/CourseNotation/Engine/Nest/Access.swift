// Where an element lies, as arithmetic on the variables of a loop nest.

/// The place of an element for any values of a nest's variables.
///
///     offset = base + Σ stride · value, and what guarded and looked-up indices add
///
/// Values count from 0: where a variable begins is part of `base`.
struct Access {
  /// An index that must be checked, or that wraps around.
  struct Guard {
    var base: Int
    var strides: [Int]
    var count: Int
    var memoryStride: Int
    var wraps: Bool
  }

  /// An index that is the integer in an element of another array.
  struct Lookup {
    var access: Access
    var lower: Int
    var count: Int
    var memoryStride: Int
    var wraps: Bool
  }

  var base: Int
  var strides: [Int]
  var guards: [Guard] = []
  var lookups: [Lookup] = []

  /// Whether the place depends on nothing but strides.
  var isAffine: Bool { guards.isEmpty && lookups.isEmpty }

  /// Whether a guard or a lookup depends on a variable.
  func isIrregular(along variable: Int) -> Bool {
    guards.contains { $0.strides[variable] != 0 }
      || lookups.contains { $0.access.dependsOn(variable) }
  }

  /// Whether the place depends on a variable.
  func dependsOn(_ variable: Int) -> Bool {
    strides[variable] != 0 || isIrregular(along: variable)
  }

  /// The offset at some values; `nil` outside of the array.
  func offset(_ values: UnsafePointer<Int>, _ memory: UnsafePointer<Float>) -> Int? {
    var offset = base
    for variable in strides.indices { offset &+= strides[variable] &* values[variable] }
    for check in guards {
      var index = check.base
      for variable in check.strides.indices {
        index &+= check.strides[variable] &* values[variable]
      }
      guard let inside = Self.inside(index, check.count, wraps: check.wraps) else { return nil }
      offset &+= inside &* check.memoryStride
    }
    for lookup in lookups {
      let place = lookup.access.offset(values, memory)
      let number = place.map { memory[$0] } ?? 0
      guard let position = Int(exactly: number),
        let inside = Self.inside(position &- lookup.lower, lookup.count, wraps: lookup.wraps)
      else { return nil }
      offset &+= inside &* lookup.memoryStride
    }
    return offset
  }

  private static func inside(_ index: Int, _ count: Int, wraps: Bool) -> Int? {
    if index >= 0 && index < count { return index }
    guard wraps, count > 0 else { return nil }
    let rest = index % count
    return rest < 0 ? rest &+ count : rest
  }
}

/// The variables of a nest, and how elements become accesses.
struct AccessBuilder {
  let draft: Draft
  let placements: [Placement]
  /// The variables in the order of the nest's values.
  let variables: [IndexID]

  /// The access of an element that is read.
  func reading(_ element: Element) -> Access {
    access(element, allowed: placements[element.tensor.position].readable)
  }

  /// The access of an element that is written: never in a margin.
  func writing(_ element: Element) -> Access {
    access(element, allowed: draft[element.tensor].extents)
  }

  private func access(_ element: Element, allowed: [Range<Int>]) -> Access {
    let placement = placements[element.tensor.position]
    let extents = draft[element.tensor].extents
    var access = Access(base: placement.origin, strides: variables.map { _ in 0 })
    for (dimension, index) in element.indices.enumerated() {
      let stride = placement.strides[dimension]
      let extent = extents[dimension]
      switch index {
      case .affine(let affine):
        let (base, strides) = linear(affine)
        let reach = draft.reach(of: affine)
        if reach.isEmpty || reach.clamped(to: allowed[dimension]) == reach {
          access.base += base * stride
          for place in strides.indices { access.strides[place] += strides[place] * stride }
        } else {
          access.base += extent.lowerBound * stride
          access.guards.append(
            Access.Guard(
              base: base - extent.lowerBound,
              strides: strides,
              count: extent.count,
              memoryStride: stride,
              wraps: draft.isCircular
            )
          )
        }
      case .lookup(let inner):
        access.base += extent.lowerBound * stride
        access.lookups.append(
          Access.Lookup(
            access: reading(inner),
            lower: extent.lowerBound,
            count: extent.count,
            memoryStride: stride,
            wraps: draft.isCircular
          )
        )
      }
    }
    return access
  }

  /// An index as a number and a stride for each variable, which counts from 0.
  func linear(_ affine: AffineIndex) -> (base: Int, strides: [Int]) {
    var base = affine.constant.constant
    var strides = variables.map { _ in 0 }
    for term in affine.terms {
      base += term.stride * draft[term.index].lowerBound
      if let place = variables.firstIndex(of: term.index) { strides[place] += term.stride }
    }
    return (base, strides)
  }
}
