import Diagnostics

// What can be wrong with a link: every sentence, in one place.

/// Why a link leads nowhere.
enum BrokenLinkReason {
  case missing(suggestion: String?)
  case outside
  case draft
}

extension Diagnostic {
  static func brokenLink(_ link: PageLink, reason: BrokenLinkReason) -> Diagnostic {
    let shown = link.destination.prefix(120)
    var diagnostic = Diagnostic(
      .warning,
      rule: "broken-link",
      "There is no file “\(shown)”.",
      at: link.range,
      path: link.path
    )
    switch reason {
    case .missing(let suggestion?):
      diagnostic.notes = [.init("Did you mean “\(suggestion)”?")]
    case .missing(nil):
      diagnostic.notes = [.init("A link to another page is the relative path of its .md file.")]
    case .outside:
      diagnostic.message = "“\(shown)” lies outside of the content folder."
    case .draft:
      diagnostic.message = "“\(shown)” is a draft, which this build leaves out."
      diagnostic.notes = [.init("--drafts publishes drafts.")]
    }
    return diagnostic
  }

  static func brokenAnchor(
    _ link: PageLink,
    _ fragment: String,
    suggestion: String?
  ) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "broken-anchor",
      "The page has no place “#\(fragment.prefix(120))”.",
      at: link.range,
      path: link.path,
      notes: suggestion.map { [.init("Did you mean “#\($0)”?")] } ?? []
    )
  }
}
