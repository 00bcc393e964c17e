import Diagnostics
import Mustache

// What can be wrong with templates: every sentence, in one place.

extension Diagnostic {
  static func templateNotText(_ path: String) -> Diagnostic {
    Diagnostic(.error, rule: "template-syntax", "This template is not UTF-8 text.", path: path)
  }

  static func templateSyntax(
    _ error: any Error,
    at range: SourceRange,
    path: String
  ) -> Diagnostic {
    let reason =
      switch error {
      case MustacheTemplate.Error.sectionCloseNameIncorrect:
        "a section is closed under another name than it was opened with"
      case MustacheTemplate.Error.unfinishedName:
        "a tag is not closed"
      case MustacheTemplate.Error.expectedSectionEnd:
        "a section is not closed"
      case MustacheTemplate.Error.invalidSetDelimiter:
        "a tag that sets delimiters is malformed"
      default:
        "this is not Mustache (\(error))"
      }
    return Diagnostic(
      .error,
      rule: "template-syntax",
      "In this template \(reason).",
      at: range,
      path: path
    )
  }

  static func unknownTemplate(
    _ name: String,
    at range: SourceRange,
    path: String,
    among names: [String]
  ) -> Diagnostic {
    let near = Spelling.nearest(to: name, among: names)
    return Diagnostic(
      .error,
      rule: "unknown-template",
      "There is no template “\(name)”.",
      at: range,
      path: path,
      notes: near.map { [.init("Did you mean “\($0)”?")] } ?? []
    )
  }

  static func missingTemplate(_ name: String, theme: String) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "unknown-template",
      "There is no template “\(name)”, neither in the site nor in the default theme (\(theme))."
    )
  }

  static func templateCycle(_ name: String, at range: SourceRange, path: String) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "template-cycle",
      "This template includes “\(name)”, which includes this template.",
      at: range,
      path: path
    )
  }
}
