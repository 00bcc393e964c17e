package import Diagnostics

/// A text with the places that a test expects marked in it: `a ①b②` has one place, `b`.
///
/// The markers ①②, ③④, … open and close the first, second, … range; they are taken out of
/// ``text``, and the ranges count as if they had never been there.
package struct MarkedText: Sendable, ExpressibleByStringLiteral {
  package let text: String
  package let ranges: [SourceRange]

  package init(stringLiteral value: String) {
    self.init(value)
  }

  package init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var places: [Int: SourcePosition] = [:]
    var position = SourcePosition(line: 1, column: 1)
    for scalar in marked.unicodeScalars {
      if let marker = Self.marker(scalar) {
        places[marker] = position
        continue
      }
      text.append(scalar)
      if scalar == "\n" {
        position = SourcePosition(line: position.line + 1, column: 1)
      } else {
        position.column += UTF8.width(scalar)
      }
    }
    self.text = String(text)
    self.ranges = (0..<places.count / 2).compactMap { index in
      guard let start = places[2 * index], let end = places[2 * index + 1] else { return nil }
      return SourceRange(start: start, end: end)
    }
  }

  /// The number of a marker, from ① = 0 to ⑳ = 19.
  private static func marker(_ scalar: Unicode.Scalar) -> Int? {
    (0x2460...0x2473).contains(scalar.value) ? Int(scalar.value) - 0x2460 : nil
  }
}
