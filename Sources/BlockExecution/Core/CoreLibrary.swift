import FileStorage

/// The part of the compute core that a program reaches, compiled: what it is compiled and linked
/// against.
struct CoreLibrary: Sendable, Hashable {
  /// The modules, in an order in which they can be compiled.
  let modules: [CoreSources.Module]
  /// For each module a folder with its `.swiftmodule` and, where it is linked, its `.o`.
  let directories: [String]
  /// Objects that are no modules of Swift.
  var runtime: [String] = []
  /// What it was made from: sources, compiler and flags.
  let digest: ContentDigest
  /// The compiler's own cache, which the core and all that is compiled against it must share.
  let moduleCache: String

  /// The compiler's arguments that let it find the modules.
  var searchArguments: [String] {
    directories.flatMap { ["-I", $0] } + ["-module-cache-path", moduleCache]
  }

  /// What a program is linked with.
  func objects(for target: CoreTarget) -> [String] {
    zip(modules, directories).filter { target.links($0.0) }
      .map { $0.1.appendingPath("\($0.0.name).o") } + runtime
  }
}

extension CoreTarget {
  /// Whether programs are linked with a module's own object.
  ///
  /// In Embedded Swift a program holds what it uses of a module, but for what the module keeps.
  func links(_ module: CoreSources.Module) -> Bool {
    !isEmbedded || module.isPrecompiled
  }
}
