import Diagnostics

// KaTeX's reasons as facts. A reason that is not known here stays what it is: `other`.

extension FormulaError {
  /// KaTeX's message, without the place, as a fact; `suggestion` is a defined command that is near
  /// to one that is not.
  init(reason: String, suggestion: String?, at offset: Int?) {
    let fact =
      Self.namedFact(reason, suggestion: suggestion) ?? Self.expectation(reason)
      ?? Self.environmentFact(reason) ?? .other
    self.init(fact, at: offset, reason: reason)
  }

  /// Whether KaTeX stumbled over something that environments out of balance explain better.
  var mayFollowFromStructure: Bool {
    switch fact {
    case .undefinedCommand, .unknownEnvironment, .untrusted, .endlessExpansion: false
    default: true
    }
  }

  private static func namedFact(_ reason: String, suggestion: String?) -> Fact? {
    if let name = reason.rest(after: "Undefined control sequence: ") {
      return suggestion == name
        ? .wrongMode(command: name, mode: "text mode")
        : .undefinedCommand(name, suggestion: suggestion)
    }
    if let name = reason.rest(after: "Untrusted command: ") { return .untrusted(name) }
    if reason.hasPrefix("Too many expansions") { return .endlessExpansion }
    if reason.hasPrefix("Maximum call stack") { return .tooDeep(limit: FormulaLimits.depth) }
    if reason == "Double superscript" { return .doubleScript(isSuperscript: true) }
    if reason == "Double subscript" { return .doubleScript(isSuperscript: false) }
    if let mark = reason.quoted(after: "Expected group after ") {
      return .missingScript(mark: mark)
    }
    if let command = reason.quoted(after: "Got function ") { return .needsBraces(command) }
    if let text = reason.quoted(after: "Invalid delimiter ") { return .notADelimiter(text) }
    if reason.hasPrefix("Unexpected end of input in a macro argument") { return .missingArgument }
    if let command = reason.quoted(after: "Can't use function ") {
      let mode = reason.hasSuffix("text mode") ? "text mode" : "math mode"
      return .wrongMode(command: command, mode: mode)
    }
    return nil
  }

  /// "Expected 'A', got 'B'".
  private static func expectation(_ reason: String) -> Fact? {
    guard reason.hasPrefix("Expected '") else { return nil }
    if reason.hasSuffix("got '&'") { return .misplacedMark }
    if reason.hasPrefix("Expected '\\right'") { return .unclosedDelimiter }
    if reason.hasSuffix("got '\\right'") { return .unopenedDelimiter }
    if reason.hasPrefix("Expected '}'"), reason.hasSuffix("got 'EOF'") { return .unclosedBrace }
    if reason == "Expected 'EOF', got '}'" { return .unopenedBrace }
    return nil
  }

  private static func environmentFact(_ reason: String) -> Fact? {
    if let name = reason.rest(after: "No such environment: ") {
      return .unknownEnvironment(name, suggestion: Spelling.nearest(to: name, among: environments))
    }
    if reason.hasPrefix("Too many tab characters") { return .misplacedMark }
    if reason.hasSuffix(" can be used only in display mode.") {
      return .onlyInDisplay(String(reason.prefix { $0 != " " }))
    }
    if reason == "\\tag works only in display equations" { return .onlyInDisplay("\\tag") }
    return nil
  }

  private static let environments = [
    "align", "align*", "aligned", "alignat", "alignedat", "array", "bmatrix", "Bmatrix", "cases",
    "darray", "dcases", "drcases", "equation", "equation*", "eqnarray", "gather", "gathered",
    "matrix", "multline", "pmatrix", "rcases", "smallmatrix", "split", "subarray", "vmatrix",
    "Vmatrix",
  ]
}

extension String {
  fileprivate func rest(after prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }

  /// What stands in single quotes right after a prefix.
  fileprivate func quoted(after prefix: String) -> String? {
    guard let rest = rest(after: prefix + "'"), let end = rest.firstIndex(of: "'") else {
      return nil
    }
    return String(rest[..<end])
  }
}
