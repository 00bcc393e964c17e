// Reading CSV (RFC 4180): a line of names, then lines of cells, separated by commas.

extension DataFile {
  /// What is wrong with a file.
  package enum Failure: Error, Sendable, Hashable {
    case notUTF8
    /// It has no line of names.
    case empty
    case columnWithoutName(column: Int)
    case repeatedColumn(String)
    /// A line has more or fewer cells than there are names.
    case unevenLine(Int, cells: Int, columns: Int)
    case openQuote(line: Int)
    /// It has more cells than a block can be given.
    case tooLarge(cells: Int)
  }

  /// The most cells that a block is given, of all columns.
  package static let cellLimit = 100_000

  /// Reads a file; empty lines say nothing.
  ///
  /// - Parameters:
  ///   - name: As the block names it.
  ///   - bytes: CSV in UTF-8, perhaps with a byte order mark.
  /// - Throws: ``Failure``: what is wrong with the file, and where.
  /// - Complexity: Linear in the file.
  package init(name: String, csv bytes: [UInt8]) throws(Failure) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    var lines = try Self.lines(text.first == "\u{FEFF}" ? text.dropFirst() : text[...])
    guard !lines.isEmpty else { throw .empty }
    let names = lines.removeFirst().cells
    for (index, name) in names.enumerated() {
      if name.isEmpty { throw .columnWithoutName(column: index + 1) }
      if names[..<index].contains(name) { throw .repeatedColumn(name) }
    }
    for line in lines where line.cells.count != names.count {
      throw .unevenLine(line.number, cells: line.cells.count, columns: names.count)
    }
    let cells = lines.count * names.count
    guard cells <= Self.cellLimit else { throw .tooLarge(cells: cells) }
    let columns = names.indices.map { index in
      let numbers = lines.compactMap { Double($0.cells[index]) }
      return Column(name: names[index], numbers: numbers.count == lines.count ? numbers : nil)
    }
    self.init(name: name, columns: columns)
  }

  private typealias Line = (number: Int, cells: [String])

  private static func lines(_ text: Substring) throws(Failure) -> [Line] {
    var lines: [Line] = []
    var reader = CSVReader(text.unicodeScalars)
    while let line = try reader.next() {
      if line.cells != [""] { lines.append(line) }
    }
    return lines
  }
}

/// Takes the cells of one line after the other.
private struct CSVReader {
  private var rest: Substring.UnicodeScalarView
  private var number = 1

  init(_ text: Substring.UnicodeScalarView) { rest = text }

  /// The next line, with its number in the file; `nil` at the end.
  mutating func next() throws(DataFile.Failure) -> (number: Int, cells: [String])? {
    guard !rest.isEmpty else { return nil }
    let start = number
    var cells: [String] = []
    while true {
      cells.append(try cell())
      switch rest.popFirst() {
      case ",": continue
      case "\n":
        number += 1
        return (start, cells)
      default: return (start, cells)
      }
    }
  }

  /// A cell, up to what separates it from the next; blanks around it are not part of it.
  private mutating func cell() throws(DataFile.Failure) -> String {
    skipBlanks()
    if rest.first == "\"" { return try quoted() }
    let end = rest.firstIndex { $0 == "," || $0 == "\n" } ?? rest.endIndex
    var text = rest[..<end]
    rest = rest[end...]
    while let last = text.last, Self.isBlank(last) { text.removeLast() }
    return String(text)
  }

  private mutating func quoted() throws(DataFile.Failure) -> String {
    let start = number
    var text = String.UnicodeScalarView()
    rest.removeFirst()
    while let scalar = rest.popFirst() {
      if scalar == "\"" {
        guard rest.first == "\"" else {
          skipBlanks()
          return String(text)
        }
        rest.removeFirst()
      }
      if scalar == "\n" { number += 1 }
      text.append(scalar)
    }
    throw .openQuote(line: start)
  }

  private mutating func skipBlanks() {
    while let first = rest.first, Self.isBlank(first) { rest.removeFirst() }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r"
  }
}
