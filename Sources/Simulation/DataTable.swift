// Numbers from CSV files beside the page, which the build has read before the block runs.

import DeterministicMath

/// The columns of a data file.
public struct DataTable {
  let name: [UInt8]
  fileprivate(set) var columns: [(name: [UInt8], numbers: [Double])] = []

  /// The numbers of a column, in the order of the file's lines.
  ///
  /// A column that the file does not have, or with a cell that is not a number, stops the block.
  @export(interface)
  public func numbers(_ column: String) -> [Double] {
    let key = [UInt8](text: column)
    guard let found = columns.first(where: { $0.name == key }) else {
      stop(.noColumn(column, file: name, known: columns.map { $0.name }))
    }
    guard !found.numbers.isEmpty else { stop(.noNumbers(column, file: name)) }
    return found.numbers
  }
}

/// A data file of the course: CSV with a line of names, beside the page.
///
///     let heights = dataFile("heights.csv").numbers("height")
///
/// The build reads it before the block runs, and runs the block again when it has changed. The name
/// is written as a literal, so that the build can see it.
///
/// - Parameter name: The file's path, relative to the page's folder.
/// - Returns: The file's columns.
@export(interface)
public func dataFile(_ name: String) -> DataTable {
  let key = [UInt8](text: name)
  guard let found = BlockRun.access({ $0.data.first { $0.name == key } }) else {
    stop(.noFile(name))
  }
  return found
}

extension BlockProgram {
  /// Hands over a column of a data file; each number is the 16 hexadecimal digits of its bits.
  @export(interface)
  public static func provide(_ name: String, column: String, bits: String) {
    let key = [UInt8](text: name)
    let digits = [UInt8](text: bits)
    let numbers = stride(from: 0, to: digits.count, by: 16).map { start in
      Double(bitPattern: RunRequest.bits(digits[start..<min(start + 16, digits.count)]) ?? 0)
    }
    let column = (name: [UInt8](text: column), numbers: numbers)
    BlockRun.access { run in
      if let index = run.data.firstIndex(where: { $0.name == key }) {
        run.data[index].columns.append(column)
      } else {
        run.data.append(DataTable(name: key, columns: [column]))
      }
    }
  }
}
