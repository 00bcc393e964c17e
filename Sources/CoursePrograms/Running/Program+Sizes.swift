package import CourseNotation

extension Program {
  /// Values for all sizes: those that are given, then those of the header.
  package func sizes(_ given: SizeAssignment) throws(SizeProblem) -> SizeValues {
    var chosen: [SizeID: Int] = [:]
    for entry in given.entries {
      let size = sizes.indices.map(SizeID.init).first { size in
        self[size].names.contains { $0.plainText == entry.name }
      }
      guard let size else {
        throw .unknown(entry.name, known: freeSizes.map { self[$0].names[0].plainText })
      }
      if case .derived(let other) = self[size].definition {
        throw .derived(entry.name, from: plainText(of: other))
      }
      if self[size].isOdd, entry.value % 2 == 0 { throw .even(entry.name, entry.value) }
      chosen[size] = entry.value
    }
    let missing = freeSizes.filter { size in
      if case .given = self[size].definition { return false }
      return chosen[size] == nil
    }
    guard missing.isEmpty else { throw .missing(missing.map { self[$0].names[0].plainText }) }
    return sizeValues { chosen[$0] ?? $1 ?? 0 }
  }
}
