import CourseNotation

// Tensors and sizes by the names that a block gives them.

extension NotationProgram {
  /// The tensor of the program with a name.
  func tensor(_ name: String) -> TensorID {
    let names = forward.tensors.map { $0.name }
    guard let place = names.place(of: name) else {
      stop(.unknownTensor(name, known: forward.tensors.map { $0.name }), in: id)
    }
    return TensorID(place)
  }

  /// A value for each size: those that are given, then those of the header.
  func sizes(_ given: KeyValuePairs<String, Int>) -> SizeValues {
    var chosen = [Int?](repeating: nil, count: forward.sizes.count)
    for (name, value) in given {
      let known = forward.sizes.indices.first { forward.sizes[$0].names.place(of: name) != nil }
      guard let place = known else {
        let free = forward.freeSizes.map { forward[$0].names[0] }
        stop(.unknownSize(name, known: free), in: id)
      }
      if case .derived = forward.sizes[place].definition { stop(.derivedSize(name), in: id) }
      guard (0...(1 << 27)).contains(value) else { stop(.impossibleSize(name, value), in: id) }
      if forward.sizes[place].isOdd, value % 2 == 0 { stop(.evenSize(name, value), in: id) }
      chosen[place] = value
    }
    for size in forward.freeSizes where chosen[size.position] == nil {
      if case .given(let value) = forward[size].definition { chosen[size.position] = value }
      if chosen[size.position] == nil { stop(.missingSize(forward[size].names[0]), in: id) }
    }
    return forward.sizeValues { size, _ in chosen[size.position] ?? 0 }
  }
}
