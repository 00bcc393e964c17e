import CourseMarkdown

/// The `:key: value` lines with which a directive of MyST begins.
struct DirectiveOptions {
  var keys: [BlockAttributes.Key] = []
  /// How many lines the options take.
  var lineCount = 0
  var rest: String

  init(_ text: String) {
    var remaining = Substring(text)
    while let line = remaining.split(separator: "\n", maxSplits: 1).first,
      remaining.hasPrefix(":"), let key = Self.key(line)
    {
      keys.append(key)
      lineCount += 1
      remaining = remaining.dropFirst(line.count).dropFirst()
    }
    rest = String(remaining)
  }

  private static func key(_ line: Substring) -> BlockAttributes.Key? {
    let fields = line.dropFirst().split(
      separator: ":",
      maxSplits: 1,
      omittingEmptySubsequences: false
    )
    guard fields.count == 2, let name = fields.first, !name.isEmpty,
      name.allSatisfy({ $0.isLetter || $0 == "-" })
    else { return nil }
    return BlockAttributes.Key(String(name), String(fields[1]).trimmingSpaces)
  }
}
