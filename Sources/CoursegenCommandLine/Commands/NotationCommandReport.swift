import CourseModel
import CourseNotation
import CoursePrograms
import Diagnostics
import Foundation

/// What the command tells of files; the coding keys are the JSON's keys.
struct NotationReport: Encodable {
  var files: [File] = []

  struct File {
    var path: String
    var entries: [Entry]
    /// Those that are of no program.
    var diagnostics: [Diagnostic]
  }

  /// A program, and what was done with it.
  struct Entry {
    var source: CourseProgram
    var path: String
    var facts: ProgramFacts?
    var diagnostics: [Diagnostic]
    /// The backward program, once it has been derived.
    var backward: Program?
    var gradient: Gradient?
    var cost: Costs?
    var run: Run?
    var comparison: Comparison?

    init(_ source: CourseProgram, path: String) {
      self.source = source
      self.path = path
      facts = source.program.map(ProgramFacts.init)
      diagnostics = source.diagnostics.map { $0.located(in: path) }
    }

    /// Tells of what could not be done with the program.
    mutating func add(_ diagnostic: Diagnostic) {
      var placed = diagnostic.located(in: path)
      let start = source.range.start
      if diagnostic.path == nil, placed.range == nil {
        placed.range = SourceRange(start: start, end: start)
      }
      diagnostics.append(placed)
    }
  }

  struct Gradient: Encodable {
    var loss: String
    var text: String
  }

  struct Costs: Encodable {
    var forward: Cost
    var backward: Cost?
  }

  /// Polynomials in plain text, and the order in each size.
  struct Cost: Encodable {
    var multiplications: String
    var additions: String
    var functions: String
    var memory: String
    var operations: String
    var order: [String]

    init(_ cost: CourseNotation.Cost, of program: Program) {
      multiplications = program.plainText(of: cost.multiplications)
      additions = program.plainText(of: cost.additions)
      functions = program.plainText(of: cost.functions)
      memory = program.plainText(of: cost.memory)
      operations = program.plainText(of: cost.operations)
      order = program.freeSizes.filter { cost.order(in: $0) > 0 }.map {
        program.plainText(orderOf: cost, in: $0)
      }
    }
  }

  struct Run: Encodable {
    var seed: UInt64
    var engine: String
    var sizes: [String: Int]
    var outputs: [Output]
    var multiplications: Int64
    var additions: Int64
    var functions: Int64

    struct Output: Encodable {
      var name: String
      var shape: [Int]
      var digest: String
      var mean: Double
      var deviation: Double
      var minimum: Double
      var maximum: Double
    }

    init(_ run: ProgramRun) {
      seed = run.seed
      engine = run.engine.rawValue
      sizes = Dictionary(run.sizes.map { ($0.name, $0.value) }) { first, _ in first }
      outputs = run.outputs.map {
        Output(
          name: $0.name,
          shape: $0.shape,
          digest: $0.digest,
          mean: $0.mean,
          deviation: $0.deviation,
          minimum: $0.minimum,
          maximum: $0.maximum
        )
      }
      multiplications = run.counts.multiplications
      additions = run.counts.additions
      functions = run.counts.functions
    }
  }

  struct Comparison: Encodable {
    var path: String
    var isEquivalent: Bool
    var sentences: [String]

    enum CodingKeys: String, CodingKey {
      case path, sentences
      case isEquivalent = "equivalent"
    }

    init(path: String, _ verdict: Verdict) {
      self.path = path
      if case .equivalent = verdict { isEquivalent = true } else { isEquivalent = false }
      sentences = verdict.sentences
    }
  }
}

extension NotationReport {
  /// All diagnostics in the order in which they are listed.
  var diagnostics: [Diagnostic] {
    files.flatMap { $0.diagnostics + $0.entries.flatMap(\.diagnostics) }.listed()
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// The document, with a line end.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf",
      negativeInfinity: "-inf",
      nan: "nan"
    )
    guard let data = try? encoder.encode(self) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
