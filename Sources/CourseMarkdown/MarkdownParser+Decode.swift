package import Diagnostics

extension MarkdownParser {
  /// The text of a file's bytes, and what is wrong with them.
  ///
  /// A byte order mark is taken off; what is not UTF-8, and each NUL, is read as U+FFFD. There is
  /// one diagnostic for each kind of mistake, at the first, with the number of the others.
  package static func decode(_ bytes: [UInt8]) -> (text: String, diagnostics: [Diagnostic]) {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: body, as: UTF8.self), !body.contains(0) { return (text, []) }
    var finder = MistakeFinder()
    var text = ""
    text.reserveCapacity(body.count)
    finder.decode(body, into: &text)
    return (text, finder.diagnostics)
  }
}

/// Decodes text and remembers the places of mistakes in it.
private struct MistakeFinder {
  private var position = SourcePosition(line: 1, column: 1)
  private var firstInvalid: SourcePosition?
  private var invalidCount = 0
  private var firstNUL: SourcePosition?
  private var nulCount = 0

  mutating func decode(_ bytes: ArraySlice<UInt8>, into text: inout String) {
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let encoded):
        append(UTF8.decode(encoded), length: encoded.count, to: &text)
      case .error(let length):
        if firstInvalid == nil { firstInvalid = position }
        invalidCount += 1
        // Places are those of the text that is returned, where U+FFFD takes three bytes.
        append("\u{FFFD}", length: 3, to: &text)
        _ = length
      case .emptyInput:
        return
      }
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, length: Int, to text: inout String) {
    if scalar.value == 0 {
      if firstNUL == nil { firstNUL = position }
      nulCount += 1
      text.unicodeScalars.append("\u{FFFD}")
      position.column += 3
      return
    }
    text.unicodeScalars.append(scalar)
    if scalar == "\n" {
      position = SourcePosition(line: position.line + 1, column: 1)
    } else {
      position.column += length
    }
  }

  var diagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    if let place = firstInvalid {
      found.append(.invalidUTF8(at: range(place), more: invalidCount - 1))
    }
    if let place = firstNUL {
      found.append(.nulByte(at: range(place), more: nulCount - 1))
    }
    return found.listed()
  }

  private func range(_ place: SourcePosition) -> SourceRange {
    SourceRange(line: place.line, columns: place.column..<place.column + 1)
  }
}
