// Names and classes of the ASCII characters that Markdown and TeX are made of.

/// The bytes that mean something to Markdown or TeX.
enum Byte {
  static let tab: UInt8 = 0x09
  static let newline: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let exclamation = UInt8(ascii: "!")
  static let quote = UInt8(ascii: "\"")
  static let hash = UInt8(ascii: "#")
  static let dollar = UInt8(ascii: "$")
  static let ampersand = UInt8(ascii: "&")
  static let apostrophe = UInt8(ascii: "'")
  static let leftParenthesis = UInt8(ascii: "(")
  static let rightParenthesis = UInt8(ascii: ")")
  static let asterisk = UInt8(ascii: "*")
  static let plus = UInt8(ascii: "+")
  static let hyphen = UInt8(ascii: "-")
  static let period = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let less = UInt8(ascii: "<")
  static let equals = UInt8(ascii: "=")
  static let greater = UInt8(ascii: ">")
  static let question = UInt8(ascii: "?")
  static let at = UInt8(ascii: "@")
  static let leftBracket = UInt8(ascii: "[")
  static let backslash = UInt8(ascii: "\\")
  static let rightBracket = UInt8(ascii: "]")
  static let caret = UInt8(ascii: "^")
  static let underscore = UInt8(ascii: "_")
  static let backtick = UInt8(ascii: "`")
  static let leftBrace = UInt8(ascii: "{")
  static let pipe = UInt8(ascii: "|")
  static let rightBrace = UInt8(ascii: "}")
  static let tilde = UInt8(ascii: "~")
}

extension UInt8 {
  /// A space or a tab.
  @inline(__always) var isBlank: Bool { self == Byte.space || self == Byte.tab }

  /// White space as cmark has it: no vertical tab, no form feed.
  @inline(__always) var isSpace: Bool {
    isBlank || self == Byte.newline || self == Byte.carriageReturn
  }

  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }

  @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  @inline(__always) var isLowercase: Bool { self &- 0x61 < 26 }

  @inline(__always) var isAlphanumeric: Bool { isLetter || isDigit }

  /// A letter, a digit, or part of a character beyond ASCII.
  @inline(__always) var isWordLike: Bool { isAlphanumeric || self >= 0x80 }

  /// A character that a backslash may escape.
  @inline(__always) var isPunctuation: Bool {
    (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self)
      || (0x5B...0x60).contains(self) || (0x7B...0x7E).contains(self)
  }

  /// The letter in lower case; other bytes as they are.
  @inline(__always) var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// The length of the run of `byte` at `start`.
  func run(of byte: UInt8, at start: Int) -> Int {
    var end = start
    while end < endIndex && self[end] == byte { end += 1 }
    return end - start
  }

  /// Whether the bytes at `start` are those of `text`.
  func has(_ text: StaticString, at start: Int) -> Bool {
    guard start >= startIndex, start + text.utf8CodeUnitCount <= endIndex else { return false }
    return text.withUTF8Buffer { expected in
      for index in 0..<expected.count where self[start + index] != expected[index] { return false }
      return true
    }
  }

  /// The bytes without spaces, tabs and line ends around them.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end && self[start].isSpace { start += 1 }
    while end > start && self[end - 1].isSpace { end -= 1 }
    return start..<end
  }

  /// The text of part of the bytes.
  func string(_ range: Range<Int>) -> String {
    String(decoding: self[range], as: UTF8.self)
  }
}
