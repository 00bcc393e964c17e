import CourseNotation

// Names as they are typed in a block: `W^{h,G}`, or `W_hG` where nothing else is spelled so.

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

extension [Name] {
  /// Where a name is: the one that is printed so; else the only one with the same letters.
  func place(of text: String) -> Int? {
    let texts = map { [UInt8]($0.plainText.utf8) }
    if let place = texts.firstIndex(where: { $0.elementsEqual(text.utf8) }) { return place }
    let letters = text.utf8.filter { !$0.isPunctuationOfNames }
    let alike = texts.indices.filter { place in
      texts[place].filter { !$0.isPunctuationOfNames } == letters
    }
    return alike.count == 1 ? alike[0] : nil
  }
}

extension UInt8 {
  /// Whether the byte only places labels: `W_hG` has the letters of `W^{h,G}`.
  fileprivate var isPunctuationOfNames: Bool {
    switch self {
    case UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: ","), UInt8(ascii: " "):
      true
    default: false
    }
  }
}
