package import Diagnostics

/// A block to be run, with one set of inputs.
package struct BlockJob: Sendable, Hashable {
  /// The value of an input in place of the block's default.
  package struct Input: Sendable, Hashable {
    package var name: String
    package var value: Double

    package init(_ name: String, _ value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// A result of another block, which this one uses.
  package struct GivenResult: Sendable, Hashable {
    /// The block's id, a point, and the result's name.
    package var name: String
    package var result: BlockReport.Result

    package init(_ name: String, _ result: BlockReport.Result) {
      self.name = name
      self.result = result
    }
  }

  /// The block's name; random numbers derive from it and the seed.
  package var id: String
  /// The Markdown file, as diagnostics name it.
  package var path: String
  package var code: String
  /// The line of the file on which the code starts.
  package var firstLine: Int
  /// The bytes that stand before the code on each line of the file.
  package var indent: Int
  /// The number of samples of every estimate, in place of what the block states.
  package var samples: Int?
  /// The processor time that the run may take, in place of the course's limit.
  package var timeout: Double?
  /// Inputs with other values than the defaults, none twice.
  package var inputs: [Input]
  /// What asks for the inputs, where complaints about them belong; the block itself if `nil`.
  package var origin: SourceRange?
  /// The same for single inputs, by name.
  package var inputOrigins: [String: SourceRange] = [:]
  /// The results of other blocks that the code names.
  package var results: [GivenResult] = []
  /// The data files that the code names.
  package var data: [DataFile] = []

  package init(
    id: String,
    path: String,
    code: String,
    firstLine: Int,
    indent: Int = 0,
    samples: Int? = nil,
    timeout: Double? = nil,
    inputs: [Input] = [],
    origin: SourceRange? = nil
  ) {
    self.id = id
    self.path = path
    self.code = code
    self.firstLine = firstLine
    self.indent = indent
    self.samples = samples
    self.timeout = timeout
    self.inputs = inputs
    self.origin = origin
  }

  /// Whether the code mentions a sweep, so that its points may be tasks of their own.
  var mayHaveSweeps: Bool { code.contains("sweep(") }

  /// The name with the inputs that are not the defaults: `preactivation (d = 16)`.
  package var title: String {
    guard !inputs.isEmpty else { return id }
    let values = inputs.map { input in
      "\(input.name) = \(Int(exactly: input.value).map { "\($0)" } ?? "\(input.value)")"
    }
    return "\(id) (\(values.joined(separator: ", ")))"
  }

  /// A place of the code as a place of the file.
  ///
  /// - Parameters:
  ///   - line: Counted from 1; beyond the code, the end of its last line is meant.
  ///   - column: Counted from 1; without one, the whole line is meant.
  /// - Returns: The place; empty where a column is given.
  func range(line: Int, column: Int? = nil) -> SourceRange {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    let last = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
    let row = min(max(line, 1), max(last, 1))
    let end = (lines.indices.contains(row - 1) ? lines[row - 1].utf8.count : 0) + 1
    let place = firstLine + row - 1
    guard let column else {
      return SourceRange(line: place, columns: 1 + indent..<end + indent)
    }
    let start = (line > last ? end : min(max(column, 1), end)) + indent
    return SourceRange(line: place, columns: start..<start)
  }
}
