import FileStorage

/// The compute core, compiled: what a block is compiled and linked against.
struct CoreLibrary: Sendable, Hashable {
  /// Holds a `.swiftmodule` and a `.o` for each module.
  let directory: String
  /// What the core was made from: sources, compiler and flags.
  let digest: ContentDigest

  /// The compiler's own cache, which the core and all that is compiled against it must share.
  var moduleCache: String {
    (directory.parentPath ?? ".").appendingPath("modules")
  }

  var objects: [String] {
    CoreSources.modules.map { directory.appendingPath("\($0.name).o") }
  }
}
