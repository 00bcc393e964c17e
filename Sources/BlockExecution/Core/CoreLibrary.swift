package import FileStorage

/// The compute core, compiled: what a block is compiled and linked against.
package struct CoreLibrary: Sendable, Hashable {
  /// Holds a `.swiftmodule` and a `.o` for each module.
  package let directory: String
  /// What the core was made from: sources, compiler and flags.
  package let digest: ContentDigest

  var objects: [String] {
    CoreSources.modules.map { directory.appendingPath("\($0.name).o") }
  }
}
