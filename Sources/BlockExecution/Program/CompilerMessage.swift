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
    let prefix = BlockProgram.sourceName + ":"
    // The compiler writes the name as it is, or below its working folder.
    guard let start = output.firstRange(of: prefix) else { return nil }
    let parts = output[start.upperBound...]
      .split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, let line = Int(parts[0]), let column = Int(parts[1]),
      let severity = Severity(rawValue: parts[2].trimmingSpaces)
    else { return nil }
    self.init(severity: severity, text: parts[3].trimmingSpaces, line: line, column: column)
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
