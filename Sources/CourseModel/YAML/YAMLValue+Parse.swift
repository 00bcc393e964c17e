package import Diagnostics
import Yams

extension YAMLValue {
  /// What the author may write: enough for any configuration, little enough that no input makes the
  /// parser run long or deep.
  private enum Limit {
    static let bytes = 256 * 1024
    static let depth = 100
    static let values = 50_000
  }

  /// Parses a YAML text that is part of a file.
  ///
  /// - Parameters:
  ///   - yaml: The text.
  ///   - firstLine: The line of the file on which the text starts.
  ///   - indent: The bytes that stand before the text on each line of the file.
  /// - Returns: The value, `nil` for an empty text or one that is refused; and why it is refused.
  package static func parse(
    _ yaml: String,
    firstLine: Int = 1,
    indent: Int = 0
  ) -> (value: YAMLValue?, diagnostics: [Diagnostic]) {
    var places = Places(yaml: yaml, firstLine: firstLine, indent: indent)
    guard yaml.utf8.count <= Limit.bytes, nesting(of: yaml) <= Limit.depth else {
      return (nil, [.yamlTooLarge(at: SourceRange(line: firstLine))])
    }
    do {
      guard let node = try Yams.compose(yaml: yaml) else { return (nil, []) }
      return (try places.value(node), [])
    } catch let error as YamlError {
      return (nil, [places.diagnostic(error)])
    } catch {
      return (nil, [.yamlTooLarge(at: SourceRange(line: firstLine))])
    }
  }

  /// An upper bound for the depth to which brackets and compact lists nest.
  private static func nesting(of yaml: String) -> Int {
    var depth = 0
    var deepest = 0
    var dashes = 0
    for byte in yaml.utf8 {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        deepest = max(deepest, depth + dashes)
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth = max(0, depth - 1)
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        dashes += 1
        deepest = max(deepest, depth + dashes)
      case UInt8(ascii: " "): break
      default: dashes = 0
      }
    }
    return deepest
  }

  /// More values than the limit, which aliases of aliases make out of a few lines.
  private struct TooManyValues: Error {}

  /// Turns Yams' nodes into values, and its marks into places of the file.
  private struct Places {
    let lines: [Substring]
    let firstLine: Int
    let indent: Int
    var count = 0

    init(yaml: String, firstLine: Int, indent: Int) {
      lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
      self.firstLine = firstLine
      self.indent = indent
    }

    mutating func value(_ node: Node) throws -> YAMLValue {
      count += 1
      guard count <= Limit.values else { throw TooManyValues() }
      let start = position(node.mark)
      switch node {
      case .scalar(let scalar):
        let isQuoted = scalar.style != .plain && scalar.style != .any
        return .scalar(scalar.string, isQuoted: isQuoted, scalarRange(scalar, from: start))
      case .sequence(let sequence):
        let values = try sequence.map { try value($0) }
        return .sequence(values, range(start, values.last?.range))
      case .mapping(let mapping):
        var entries: [YAMLEntry] = []
        for (key, child) in mapping {
          let keyStart = position(key.mark)
          let name = key.string ?? ""
          entries.append(
            YAMLEntry(
              key: name,
              keyRange: SourceRange(start: keyStart, end: keyStart.advanced(by: name.utf8.count)),
              value: try value(child)
            )
          )
        }
        return .mapping(entries, range(start, entries.last?.value.range))
      case .alias:
        return .scalar("", isQuoted: false, range(start, nil))
      }
    }

    func diagnostic(_ error: YamlError) -> Diagnostic {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        let start = position(mark)
        return .malformedYAML(problem, at: SourceRange(start: start, end: start))
      case .duplicatedKeysInMapping(let duplicates, let context):
        let keys = duplicates.map { "\($0)" }.sorted().joined(separator: ", ")
        let start = position(context.mark)
        return .malformedYAML("the key \(keys) stands twice", at: range(start, nil))
      default:
        return .malformedYAML("\(error)", at: SourceRange(line: firstLine))
      }
    }

    /// Yams counts characters; diagnostics count bytes.
    private func position(_ mark: Mark?) -> SourcePosition {
      guard let mark else { return SourcePosition(line: firstLine, column: 1) }
      let row = mark.line - 1
      let line = lines.indices.contains(row) ? lines[row] : ""
      let bytes = line.unicodeScalars.prefix(max(mark.column - 1, 0))
        .reduce(0) { $0 + UTF8.width($1) }
      return SourcePosition(line: firstLine + row, column: indent + bytes + 1)
    }

    private func range(_ start: SourcePosition, _ last: SourceRange?) -> SourceRange {
      SourceRange(start: start, end: last?.end ?? start)
    }

    /// A plain or quoted scalar of one line; a block scalar is placed at its first character.
    private func scalarRange(_ scalar: Node.Scalar, from start: SourcePosition) -> SourceRange {
      let quotes = scalar.style == .singleQuoted || scalar.style == .doubleQuoted ? 2 : 0
      let row = start.line - firstLine
      let rest =
        lines.indices.contains(row) ? lines[row].utf8.count - (start.column - indent - 1) : 0
      let length = min(scalar.string.utf8.count + quotes, max(rest, 0))
      return SourceRange(start: start, end: start.advanced(by: length))
    }
  }
}

extension SourcePosition {
  fileprivate func advanced(by bytes: Int) -> SourcePosition {
    SourcePosition(line: line, column: column + bytes)
  }
}
