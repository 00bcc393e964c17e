package import Diagnostics

// The sentences about formulas: what is wrong, and what would be right.

extension FormulaError {
  /// What is wrong, in one sentence without an end.
  package var message: String {
    switch fact {
    case .undefinedCommand(let name, _): "the command \(name) is not defined"
    case .unknownEnvironment(let name, _): "there is no environment \(name)"
    case .unclosedBrace: "a brace { is not closed"
    case .unopenedBrace: "a brace } closes nothing"
    case .unclosedEnvironment(let name): "\\begin{\(name)} has no \\end{\(name)}"
    case .unopenedEnvironment(let name): "\\end{\(name)} has no \\begin{\(name)}"
    case .mismatchedEnvironment(let begin, let end):
      "\\begin{\(begin)} is closed by \\end{\(end)}"
    case .unclosedDelimiter: "\\left has no \\right"
    case .unopenedDelimiter: "\\right has no \\left"
    case .notADelimiter(let text): "\(text) is not a delimiter"
    case .tooManyMarks(let environment): "a row of \(environment) has more than one &"
    case .misplacedMark: "an alignment mark & stands outside an alignment"
    case .doubleScript(let isSuperscript):
      isSuperscript ? "there are two superscripts in a row" : "there are two subscripts in a row"
    case .missingScript(let mark): "nothing follows \(mark)"
    case .missingArgument: "a command lacks an argument"
    case .needsBraces(let command): "\(command) needs braces around it here"
    case .onlyInDisplay(let name): "\(name) is possible in displays only"
    case .wrongMode(let command, let mode): "\(command) is not possible in \(mode)"
    case .untrusted(let command): "\(command) is not allowed"
    case .endlessExpansion: "a macro expands without end"
    case .tooLong(let bytes, let limit):
      "the formula has \(bytes) bytes; the limit is \(limit)"
    case .tooDeep(let limit): "the formula is nested more than \(limit) levels deep"
    case .tookTooLong: "the formula takes too long to typeset"
    case .controlCharacter: "the formula contains a control character"
    case .other: "the formula cannot be typeset"
    case .unavailable: "the typesetting engine does not work"
    }
  }

  /// What would be right, where that can be told.
  package var advice: String? {
    switch fact {
    case .undefinedCommand(_, let suggestion?), .unknownEnvironment(_, let suggestion?):
      "did you mean \(suggestion)?"
    case .undefinedCommand(let name, nil):
      "define it: \\newcommand{\(name)}{…} in the document, or under macros in coursegen.yml"
    case .unknownEnvironment:
      "KaTeX has aligned, array, cases, matrix, pmatrix, gathered and others"
    case .unclosedBrace: "write the closing }, or \\{ for a brace that is printed"
    case .unopenedBrace: "take it out, or write \\} for a brace that is printed"
    case .unclosedEnvironment(let name): "write \\end{\(name)} where it ends"
    case .unopenedEnvironment(let name): "write \\begin{\(name)} where it begins"
    case .mismatchedEnvironment(let begin, _): "close it by \\end{\(begin)}"
    case .unclosedDelimiter: "write \\right. where no delimiter is to be seen"
    case .unopenedDelimiter: "write \\left. where no delimiter is to be seen"
    case .tooManyMarks(let environment):
      "it is typeset without the further ones; use aligned or array instead of \(environment)"
    case .misplacedMark:
      "put the rows into \\begin{aligned}…\\end{aligned}, or write \\& for a sign"
    case .needsBraces(let command): "write {\(command)…}"
    case .doubleScript: "use braces: {x^a}^b, or x^{ab}"
    case .onlyInDisplay: "write the formula between $$ and $$"
    case .wrongMode(_, mode: "text mode"): "write it between dollars: \\text{if $x$}"
    case .untrusted: "write links and styles in Markdown, outside the formula"
    case .tooLong, .tooDeep, .tookTooLong: "divide it into several"
    case .endlessExpansion: "see that no macro uses itself"
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
