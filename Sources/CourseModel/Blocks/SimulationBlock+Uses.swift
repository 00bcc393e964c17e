package import Diagnostics

extension SimulationBlock {
  /// A result of another block that this one names: `result(from: "preactivation.variance")`.
  package struct ResultUse: Sendable, Hashable {
    package var block: String
    package var result: String
    /// What stands between the quotes.
    package var range: SourceRange

    package var name: String { block + "." + result }
  }

  /// The results of other blocks that the code names, in its order.
  package var uses: [ResultUse] {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().flatMap { row, line in
      line.matches(of: /\bresult\s*\(\s*from\s*:\s*"([^"\\]*)"/).map { match in
        let name = match.1
        let start = line.utf8.distance(from: line.startIndex, to: name.startIndex)
        let columns = indent + start + 1..<indent + start + 1 + name.utf8.count
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        return ResultUse(
          block: String(parts[0]),
          result: parts.count > 1 ? String(parts[1]) : "",
          range: SourceRange(line: firstLine + row, columns: columns)
        )
      }
    }
  }
}
