import FileStorage

/// What a built tool needs beside its own code: the default theme and the compute core's sources.
///
/// In a checkout these are `templates/` and `Sources/`; installed, they are in `share/coursegen/`.
package struct ToolResources: Sendable, Hashable {
  /// The folder of the default theme.
  package var theme: String
  /// The folder with the sources of the compute modules.
  package var coreSources: String
  package var version: String

  package init(theme: String, coreSources: String, version: String) {
    self.theme = theme
    self.coreSources = coreSources
    self.version = version
  }

  /// The resources that belong to an executable: in `share/coursegen` beside its `bin`, or in the
  /// checkout that it was built in.
  ///
  /// - Returns: `nil` where there are none.
  package static func beside(executable: String, version: String) -> ToolResources? {
    var folder = executable.parentPath
    while let directory = folder {
      let installed = directory.appendingPath("share/coursegen")
      for root in [installed, directory] {
        let found = ToolResources(
          theme: root.appendingPath("templates"),
          coreSources: root.appendingPath("Sources"),
          version: version
        )
        if found.isComplete { return found }
      }
      folder = directory.parentPath
    }
    return nil
  }

  private var isComplete: Bool {
    Files.exists(theme.appendingPath("page.mustache"))
      && Files.exists(coreSources.appendingPath("DeterministicMath"))
  }
}
