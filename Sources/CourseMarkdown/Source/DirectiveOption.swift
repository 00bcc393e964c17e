/// A line `:name: value` under the opening line of a MyST directive.
struct DirectiveOption {
  let name: String
  let value: String

  init?(_ line: String) {
    let trimmed = line.trimmingSpaces
    guard trimmed.utf8.first == Byte.colon else { return nil }
    let rest = trimmed.dropFirst()
    guard let colon = rest.firstIndex(of: ":") else { return nil }
    let name = rest[..<colon]
    guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    else { return nil }
    self.name = String(name)
    self.value = String(rest[rest.index(after: colon)...]).trimmingSpaces
  }
}

extension StringProtocol {
  /// The text without white space around it.
  var trimmingSpaces: String {
    let utf8 = Array(self.utf8)
    return utf8.string(utf8.trimmed(0..<utf8.count))
  }
}
