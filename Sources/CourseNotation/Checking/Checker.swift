// From the syntax tree to a program, with everything that is wrong on the way.

/// Checks a program and gives every name its meaning.
///
/// The stages, each in its own file: the header; statements, one by one, with names resolved and
/// capital indices summed; sizes, from how tensors are indexed; ranges of indices and extents of
/// tensors; the order of execution; roles. A stage works with what the earlier ones could make out,
/// so that one mistake does not hide the others.
struct Checker {
  let text: ProgramText
  let syntax: ProgramSyntax
  let survey: Survey
  var header: Header
  var diagnostics: [NotationDiagnostic]
  var program = Program()
  var solver = SizeSolver()
  var occurrences: [Occurrence] = []
  /// What is known of each entry of ``Program/indices``.
  var variables: [Variable] = []
  var tensorsByName: [Name: TensorID] = [:]
  var tensorsByLooseKey: [[UInt8]: TensorID] = [:]
  var axesByLetter: [Name: AxisID] = [:]
  var sizesByName: [Name: SizeID] = [:]
  /// For each statement of the program, its place in ``syntax``.
  var origins: [Int] = []
  /// The places of elements whose indices are in another order than elsewhere.
  var transposed: Set<Int> = []
  let isLaTeX: Bool

  /// More diagnostics than this help nobody.
  private static let diagnosticLimit = 100

  /// Checks a program.
  ///
  /// - Returns: The program, unless there is an error; and everything that was found, in the order
  ///   of the text.
  static func check(_ text: ProgramText) -> (Program?, [NotationDiagnostic]) {
    let (header, found) = Header.read(text)
    let (syntax, mistakes) = Parser.parse(text, words: header.words)
    var checker = Checker(text, syntax, header, found + mistakes)
    checker.run()
    var diagnostics = checker.diagnostics.sorted { left, right in
      (left.range.lowerBound, left.range.upperBound)
        < (right.range.lowerBound, right.range.upperBound)
    }
    if diagnostics.count > diagnosticLimit {
      let rest = diagnostics[diagnosticLimit...]
      let isWorse = rest.contains { $0.severity == .error }
      let more = NotationDiagnostic(
        .more(rest.count),
        isWorse ? .error : .warning,
        at: rest[diagnosticLimit].range
      )
      diagnostics = diagnostics.prefix(diagnosticLimit) + [more]
    }
    let isWrong = diagnostics.contains { $0.severity == .error }
    return (isWrong ? nil : checker.program, diagnostics)
  }

  init(
    _ text: ProgramText,
    _ syntax: ProgramSyntax,
    _ header: Header,
    _ diagnostics: [NotationDiagnostic]
  ) {
    self.text = text
    self.syntax = syntax
    self.header = header
    self.diagnostics = diagnostics
    survey = Survey(syntax)
    isLaTeX = text.segments.contains { text.bytes[$0].contains(UInt8(ascii: "\\")) }
  }

  private mutating func run() {
    program.id = header.id
    program.padding = header.padding
    if syntax.statements.isEmpty, syntax.functions.isEmpty, diagnostics.isEmpty {
      diagnostics.append(.init(.empty, at: text.segments.first ?? 0..<0))
      return
    }
    readSizesOfHeader()
    checkFunctions()
    for statement in syntax.statements.indices { buildStatement(statement) }
    checkLoops()
    checkRanks()
    checkTensorNames()
    guard !diagnostics.contains(where: { $0.severity == .error }) || canGoOn else { return }
    findShapes()
    let isSound = !diagnostics.contains { $0.severity == .error }
    findOrder()
    if isSound, !diagnostics.contains(where: { $0.severity == .error }) { finish() }
  }

  /// Whether the ranks are sound, so that shapes may be looked at in spite of errors elsewhere.
  private var canGoOn: Bool {
    occurrences.allSatisfy { $0.indices.count == program[$0.tensor].dimensions.count }
  }

  mutating func report(
    _ fact: NotationFact,
    _ severity: NotationDiagnostic.Severity = .error,
    at range: Range<Int>,
    related: [Range<Int>] = [],
    fix: NotationDiagnostic.Fix? = nil
  ) {
    diagnostics.append(.init(fact, severity, at: range, related: related, fix: fix))
  }
}
