package import Diagnostics

// The sentences about formulas: what is wrong, and what would be right.

extension FormulaError {
  /// What is wrong, in one sentence without an end.
  package var message: String {
    switch fact {
    case .undefinedCommand(let name, _): "The command \(name) is not defined."
    case .unknownEnvironment(let name, _): "There is no environment \(name)."
    case .unclosedBrace: "A brace { is not closed."
    case .unopenedBrace: "A brace } closes nothing."
    case .unclosedEnvironment(let name): "\\begin{\(name)} has no \\end{\(name)}."
    case .unopenedEnvironment(let name): "\\end{\(name)} has no \\begin{\(name)}."
    case .mismatchedEnvironment(let begin, let end):
      "\\begin{\(begin)} is closed by \\end{\(end)}."
    case .unclosedDelimiter: "\\left has no \\right."
    case .unopenedDelimiter: "\\right has no \\left."
    case .notADelimiter(let text): "\(text) is not a delimiter."
    case .tooManyMarks(let environment): "A row of \(environment) has more than one &."
    case .misplacedMark: "An alignment mark & stands outside an alignment."
    case .doubleScript(let isSuperscript):
      isSuperscript ? "There are two superscripts in a row." : "There are two subscripts in a row."
    case .missingScript(let mark): "Nothing follows \(mark)."
    case .missingArgument: "A command lacks an argument."
    case .needsBraces(let command): "\(command) needs braces around it here."
    case .onlyInDisplay(let name): "\(name) is possible in displays only."
    case .wrongMode(let command, let mode): "\(command) is not possible in \(mode)."
    case .untrusted(let command): "\(command) is not allowed."
    case .endlessExpansion: "A macro expands without end."
    case .tooLong(let bytes, let limit):
      "The formula has \(bytes) bytes; the limit is \(limit)."
    case .tooDeep(let limit): "The formula is nested more than \(limit) levels deep."
    case .tookTooLong: "The formula takes too long to typeset."
    case .controlCharacter: "The formula contains a control character."
    case .other: "The formula cannot be typeset."
    case .unavailable: "The typesetting engine does not work."
    }
  }

  /// What would be right, where that can be told.
  package var advice: String? {
    switch fact {
    case .undefinedCommand(_, let suggestion?), .unknownEnvironment(_, let suggestion?):
      "Did you mean \(suggestion)?"
    case .undefinedCommand(let name, nil):
      "Define it: \\newcommand{\(name)}{…} in the document, or under macros in coursegen.yml."
    case .unknownEnvironment:
      "KaTeX has aligned, array, cases, matrix, pmatrix, gathered and others."
    case .unclosedBrace: "Write the closing }, or \\{ for a brace that is printed."
    case .unopenedBrace: "Take it out, or write \\} for a brace that is printed."
    case .unclosedEnvironment(let name): "Write \\end{\(name)} where it ends."
    case .unopenedEnvironment(let name): "Write \\begin{\(name)} where it begins."
    case .mismatchedEnvironment(let begin, _): "Close it by \\end{\(begin)}."
    case .unclosedDelimiter: "Write \\right. where no delimiter is to be seen."
    case .unopenedDelimiter: "Write \\left. where no delimiter is to be seen."
    case .tooManyMarks(let environment):
      "It is typeset without the further ones; use aligned or array instead of \(environment)."
    case .misplacedMark:
      "Put the rows into \\begin{aligned}…\\end{aligned}, or write \\& for a sign."
    case .needsBraces(let command): "Write {\(command)…}."
    case .doubleScript: "Use braces: {x^a}^b, or x^{ab}."
    case .onlyInDisplay: "Write the formula between $$ and $$."
    case .wrongMode(_, mode: "text mode"): "Write it between dollars: \\text{if $x$}."
    case .untrusted: "Write links and styles in Markdown, outside the formula."
    case .tooLong, .tooDeep, .tookTooLong: "Divide it into several."
    case .endlessExpansion: "See that no macro uses itself."
    default: nil
    }
  }

  /// The error as a diagnostic.
  ///
  /// It is a warning: the page is published with the formula's source, or without what was left
  /// over in it.
  package func diagnostic(at range: SourceRange?) -> Diagnostic {
    var notes: [Diagnostic.Note] = []
    if let advice { notes.append(Diagnostic.Note(advice)) }
    if !reason.isEmpty { notes.append(Diagnostic.Note("KaTeX says: \(reason)")) }
    let severity: Diagnostic.Severity = fact == .unavailable ? .error : .warning
    return Diagnostic(severity, rule: "invalid-formula", message, at: range, notes: notes)
  }
}
