/// The flags by which the core and the blocks are compiled; part of every cache key.
enum CompilerFlags {
  /// For both: optimised for this machine, with the line tables and frame pointers by which a trap
  /// finds its line; arithmetic as written; no tasks, clocks and regular expressions.
  static let common = [
    "-O", "-gline-tables-only",
    "-Xcc", "-march=native", "-Xcc", "-ffp-contract=off", "-Xcc", "-fno-omit-frame-pointer",
    "-enable-default-cmo",
    "-disable-implicit-concurrency-module-import",
    "-disable-implicit-string-processing-module-import",
    "-target", Toolchain.target,
  ]

  /// The core is written in Swift 6 with the settings of the package.
  static let core =
    common + [
      "-swift-version", "6", "-package-name", "coursegen", "-parse-as-library",
      "-enable-upcoming-feature", "ExistentialAny",
      "-enable-upcoming-feature", "InternalImportsByDefault",
      "-enable-upcoming-feature", "MemberImportVisibility",
    ]

  /// A block is a script whose global variables are plain ones.
  static let block =
    common + [
      "-swift-version", "5", "-module-name", "main",
      "-diagnostic-style", "llvm", "-no-color-diagnostics",
    ]
}
