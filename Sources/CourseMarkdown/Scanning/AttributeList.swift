/// Pandoc's attributes: `.class #id key=value key="some words"`.
enum AttributeList {
  static func parse(_ list: String) -> BlockAttributes {
    var attributes = BlockAttributes(name: "")
    for word in words(of: list) {
      if word.hasPrefix("#") {
        attributes.identifier = String(word.dropFirst())
      } else if word.hasPrefix(".") {
        attributes.classes.append(String(word.dropFirst()))
      } else if let equals = word.firstIndex(of: "=") {
        let value = word[word.index(after: equals)...]
        attributes.keys.append(.init(String(word[..<equals]), unquoted(value)))
      } else {
        attributes.classes.append(word)
      }
    }
    attributes.name = attributes.classes.first ?? ""
    return attributes
  }

  /// The words of a list; quotes keep spaces together.
  private static func words(of list: String) -> [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    for character in list {
      if let open = quote {
        word.append(character)
        if character == open { quote = nil }
      } else if character == " " || character == "\t" {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
        if character == "\"" || character == "'" { quote = character }
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static func unquoted(_ value: Substring) -> String {
    guard value.count >= 2, let first = value.first, first == value.last,
      first == "\"" || first == "'"
    else { return String(value) }
    return String(value.dropFirst().dropLast())
  }
}
