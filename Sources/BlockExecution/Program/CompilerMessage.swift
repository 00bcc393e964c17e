/// What the compiler says about a block.
struct CompilerMessage: Sendable, Hashable, Codable {
  enum Severity: String, Sendable, Hashable, Codable {
    case error
    case warning
    case note
  }

  var severity: Severity
  var text: String
  /// Counted from the block's first line.
  var line: Int
  var column: Int
  /// Remarks that follow, each a message of its own.
  var notes: [CompilerMessage] = []
}

extension CompilerMessage {
  /// Reads the compiler's output; what is not about the block is left out, and a message that comes
  /// twice is kept once.
  ///
  ///     simulation-block:3:9: error: cannot find 'x' in scope
  static func parse(_ output: String) -> [CompilerMessage] {
    var messages: [CompilerMessage] = []
    for line in output.split(separator: "\n") {
      guard let message = CompilerMessage(line) else { continue }
      if message.severity == .note, let last = messages.indices.last {
        messages[last].notes.append(message)
      } else if !messages.contains(where: { $0.isSame(as: message) }) {
        messages.append(message)
      }
    }
    return messages
  }

  private init?(_ output: Substring) {
    let parts = output.split(separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
    guard parts.count == 5, let line = Int(parts[1]), let column = Int(parts[2]),
      let severity = Severity(rawValue: parts[3].trimmingSpaces)
    else { return nil }
    // What is found at the end of the file only has a place in the main file.
    let isMain = parts[0].hasSuffix("main.swift")
    guard isMain || parts[0].hasSuffix(BlockProgram.sourceName) else { return nil }
    self.init(
      severity: severity,
      text: Self.withoutGroup(parts[4].trimmingSpaces),
      line: isMain ? line - BlockProgram.linesBefore : line,
      column: column
    )
  }

  /// The text without the name of its group, which is the compiler's own: ` [#EmbeddedRestrictions]`.
  private static func withoutGroup(_ text: String) -> String {
    guard text.hasSuffix("]"), let start = text.firstRange(of: " [#") else { return text }
    return String(text[..<start.lowerBound])
  }

  private func isSame(as other: CompilerMessage) -> Bool {
    (severity, text, line, column) == (other.severity, other.text, other.line, other.column)
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " })
  }
}
