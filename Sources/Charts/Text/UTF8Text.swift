// Text inside this module is UTF-8 in arrays: comparing and joining strings of the standard library
// would cost a page tens of kilobytes.

extension [UInt8] {
  /// The UTF-8 of a string.
  ///
  /// Every string that Swift makes has its UTF-8 in one piece; asking for no more than that leaves
  /// out the code for those that have not.
  @inline(never)
  init(text: String) {
    self = text.utf8.withContiguousStorageIfAvailable { [UInt8]($0) } ?? []
  }

  /// The UTF-8 of words of the program.
  @inline(never)
  init(words: StaticString) {
    self = [UInt8](UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount))
  }

  /// The UTF-8 of several strings.
  static func texts(_ texts: [String]) -> [[UInt8]] {
    texts.map { [UInt8](text: $0) }
  }
}
