// Text inside the core is UTF-8 in arrays: comparing, joining and repairing strings of the standard
// library would cost a page tens of kilobytes.

extension [UInt8] {
  /// The UTF-8 of a string.
  ///
  /// Every string that Swift makes has its UTF-8 in one piece; asking for no more than that leaves
  /// out the code for those that have not.
  @inline(never)
  package init(text: String) {
    self = text.utf8.withContiguousStorageIfAvailable { [UInt8]($0) } ?? []
  }

  /// The UTF-8 of words of the program.
  @inline(never)
  package init(words: StaticString) {
    self = [UInt8](UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount))
  }

  /// The UTF-8 of several strings.
  package static func texts(_ texts: [String]) -> [[UInt8]] {
    texts.map { [UInt8](text: $0) }
  }

  /// The decimal digits of a whole number, without sign or leading zeros.
  @inline(never)
  package init(digitsOf value: UInt64) {
    self = []
    var rest = value
    repeat {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    reverse()
  }

  /// Whether these are the bytes of a word of the program.
  @inline(never)
  package func isText(_ text: StaticString) -> Bool {
    self == [UInt8](words: text)
  }
}
