package import Diagnostics

extension SimulationBlock {
  /// A data file that the block reads: `dataFile("heights.csv")`.
  package struct DataUse: Sendable, Hashable {
    /// Relative to the page's folder.
    package var name: String
    /// What stands between the quotes.
    package var range: SourceRange
  }

  /// The data files that the code names, in its order.
  package var dataUses: [DataUse] {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().flatMap { row, line in
      line.matches(of: /\bdataFile\s*\(\s*"([^"\\]*)"/).map { match in
        let start = line.utf8.distance(from: line.startIndex, to: match.1.startIndex)
        let columns = indent + start + 1..<indent + start + 1 + match.1.utf8.count
        let range = SourceRange(line: firstLine + row, columns: columns)
        return DataUse(name: String(match.1), range: range)
      }
    }
  }
}
