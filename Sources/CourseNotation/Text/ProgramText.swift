// The text of a program: a whole file, and the stretches of it that belong to the program.

/// A program's text inside a longer one.
///
/// Offsets are UTF-8 bytes of the whole text, so that a diagnostic points into the file that the
/// author sees, whatever stands around the program.
package struct ProgramText: Sendable {
  /// The UTF-8 of the whole text.
  package let bytes: [UInt8]
  /// The stretches that hold the program, in order: the body of a block, or displays that follow
  /// one another and the `for` lines between them.
  package let segments: [Range<Int>]

  /// Stretches of a text; what lies outside the text is cut off.
  package init(_ bytes: [UInt8], segments: [Range<Int>]) {
    self.bytes = bytes
    self.segments = segments.map { $0.clamped(to: 0..<bytes.count) }
  }

  /// A text that is a program as a whole.
  package init(_ text: String) {
    bytes = Array(text.utf8)
    segments = [0..<bytes.count]
  }

  /// A stretch of the text, for messages.
  package func quoted(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// Whether a stretch of the text contains a word.
  func contains(_ word: Symbol, in range: Range<Int>) -> Bool {
    let range = range.clamped(to: 0..<bytes.count)
    guard range.count >= word.utf8.count, range.count < 200 else { return false }
    return (range.lowerBound...range.upperBound - word.utf8.count).contains { place in
      bytes[place..<place + word.utf8.count].elementsEqual(word.utf8)
    }
  }
}
