package import Diagnostics
package import FileStorage

// What can be wrong with the files of a site: every sentence, in one place.

extension Diagnostic {
  package static func unreadable(_ error: FileError, at path: String) -> Diagnostic {
    let message =
      error.code == FileError.tooLarge
      ? "This file is larger than \(SourceText.limit / 1_048_576) MB, more than any page should be."
      : "This cannot be read: \(error.reason)."
    return Diagnostic(.error, rule: "unreadable-file", message, path: path)
  }

  package static func linkLoop(at path: String) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "link-loop",
      "This symbolic link leads back to a folder that contains it; it is left out.",
      path: path
    )
  }

  package static func sameOutput(_ output: String, of path: String, and other: String) -> Diagnostic
  {
    Diagnostic(
      .error,
      rule: "same-output",
      "This file would be published as \(output), as \(other) is.",
      path: path,
      notes: [.init("Give one of them another name, or a page another “slug”.")]
    )
  }
}
