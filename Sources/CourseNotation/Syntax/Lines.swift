// Which line breaks end a statement.

/// Takes out the line breaks at which a statement goes on.
///
/// A statement goes on inside brackets, behind an operator, and before a line that begins with an
/// operator or a bracket. A bracket that is never closed ends where the next line is a statement
/// of its own, so that one mistake does not swallow the rest.
struct Lines {
  /// What is known of a line before deciding.
  private struct Line {
    var tokens: Range<Int>
    /// Whether `=`, `+=` or `-=` stands outside brackets that the line itself opens.
    var isAssignment = false
    var isLoop = false
    /// Opened minus closed.
    var depth = 0
  }

  static func joined(_ tokens: [Token]) -> [Token] {
    let tokens = withoutEmptyLines(tokens)
    let lines = split(tokens)
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var depth = 0
    var hasAssignment = false
    for (number, line) in lines.enumerated() {
      result += tokens[line.tokens]
      depth = max(0, depth + line.depth)
      hasAssignment = hasAssignment || line.isAssignment
      let breakPlace = line.tokens.upperBound
      guard breakPlace < tokens.count, case .newline(let isHard) = tokens[breakPlace].kind else {
        continue
      }
      let next = number + 1 < lines.count ? lines[number + 1] : Line(tokens: 0..<0)
      let goesOn =
        !next.tokens.isEmpty && !next.isLoop
        && (depth > 0 && !next.isAssignment
          || continues(tokens, line.tokens, next.tokens, hasAssignment)
          || !isHard && hasAssignment && !next.isAssignment && !line.tokens.isEmpty)
      if goesOn { continue }
      result.append(tokens[breakPlace])
      depth = 0
      hasAssignment = false
    }
    return result
  }

  /// The tokens with one line break where several follow one another, hard if one of them is.
  private static func withoutEmptyLines(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    for token in tokens {
      if case .newline(let isHard) = token.kind, case .newline(let wasHard) = result.last?.kind {
        result[result.count - 1].kind = .newline(isHard: isHard || wasHard)
      } else {
        result.append(token)
      }
    }
    return result
  }

  private static func split(_ tokens: [Token]) -> [Line] {
    var lines: [Line] = []
    var line = Line(tokens: 0..<0)
    var start = 0
    for place in tokens.indices {
      switch tokens[place].kind {
      case .newline:
        line.tokens = start..<place
        lines.append(line)
        line = Line(tokens: 0..<0)
        start = place + 1
      case .open: line.depth += 1
      case .close: line.depth -= 1
      case .assignment: if line.depth <= 0 { line.isAssignment = true }
      case .loop: line.isLoop = true
      default: break
      }
    }
    line.tokens = start..<tokens.count
    lines.append(line)
    return lines
  }

  /// Whether the tokens on both sides of a line break ask for each other.
  private static func continues(
    _ tokens: [Token],
    _ line: Range<Int>,
    _ next: Range<Int>,
    _ hasAssignment: Bool
  ) -> Bool {
    guard let last = line.last else { return false }
    switch tokens[last].kind {
    case .plus, .minus, .times, .slash, .assignment, .comma, .loop: return true
    default: break
    }
    switch tokens[next.lowerBound].kind {
    case .plus, .minus, .times, .slash, .assignment, .relation: return true
    case .open(.parenthesis), .open(.curly), .open(.square): return hasAssignment
    default: return false
    }
  }
}
