import DeterministicMath

/// What a page is told of what was typed.
package struct AnswerReply: Sendable, Hashable {
  package enum Verdict: String, Sendable, Hashable {
    case right
    case wrong
    /// It cannot be read.
    case malformed
    case empty
    /// It can be read; nobody asked whether it is right.
    case readable
    /// The key is none that this version can judge by.
    case unjudged
  }

  /// A place in what was typed, and what is wrong there.
  package struct Mark: Sendable, Hashable {
    /// In code units of UTF-16, as the page counts.
    package var range: Range<Int>
    package var message: String
  }

  package var verdict: Verdict
  /// What a reader is told, the most important first.
  package var sentences: [String] = []
  /// What was typed, as MathML.
  package var echo: String?
  package var marks: [Mark] = []

  package init(_ verdict: Verdict, _ sentences: [String] = [], echo: String? = nil) {
    self.verdict = verdict
    self.sentences = sentences
    self.echo = echo
  }

  /// Marks bytes of what was typed.
  package mutating func mark(_ bytes: Range<Int>, of typed: [UInt8], _ message: String) {
    let start = Self.units(typed, to: bytes.lowerBound)
    let end = max(Self.units(typed, to: bytes.upperBound), start)
    marks.append(Mark(range: start..<end, message: message))
  }

  /// How many code units of UTF-16 stand before a byte.
  private static func units(_ bytes: [UInt8], to end: Int) -> Int {
    var units = 0
    for byte in bytes.prefix(max(end, 0)) where byte & 0xC0 != 0x80 {
      units += byte >= 0xF0 ? 2 : 1
    }
    return units
  }
}

extension AnswerReply {
  /// The reply as JSON.
  package var json: [UInt8] {
    var json: [UInt8] = [UInt8](words: "{\"verdict\":")
    json.appendString(verdict.rawValue)
    json += [UInt8](words: ",\"sentences\":[")
    for (place, sentence) in sentences.enumerated() {
      if place > 0 { json.append(UInt8(ascii: ",")) }
      json.appendString(sentence)
    }
    json += [UInt8](words: "],\"marks\":[")
    for (place, mark) in marks.enumerated() {
      json += [UInt8](words: place > 0 ? ",{\"start\":" : "{\"start\":")
      json += [UInt8](digitsOf: UInt64(mark.range.lowerBound))
      json += [UInt8](words: ",\"end\":") + [UInt8](digitsOf: UInt64(mark.range.upperBound))
      json += [UInt8](words: ",\"message\":")
      json.appendString(mark.message)
      json.append(UInt8(ascii: "}"))
    }
    json.append(UInt8(ascii: "]"))
    if let echo {
      json += [UInt8](words: ",\"echo\":")
      json.appendString(echo)
    }
    json.append(UInt8(ascii: "}"))
    return json
  }
}

extension [UInt8] {
  /// Appends a text in quotes, escaped for JSON.
  fileprivate mutating func appendString(_ text: String) {
    append(UInt8(ascii: "\""))
    for byte in [UInt8](text: text) {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): self += [UInt8(ascii: "\\"), byte]
      case ..<0x20:
        let hexadecimal = String(hexadecimal: UInt64(byte))
        self += [UInt8](words: "\\u") + [UInt8](text: hexadecimal).suffix(4)
      default: append(byte)
      }
    }
    append(UInt8(ascii: "\""))
  }
}
