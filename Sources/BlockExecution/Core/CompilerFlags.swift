/// The flags by which the core and the blocks are compiled; part of every cache key.
struct CompilerFlags: Sendable {
  let target: CoreTarget

  /// For both: the line tables and frame pointers by which a trap finds its line natively; no tasks,
  /// clocks and regular expressions; square roots that need not set errno, and so are instructions.
  private var common: [String] {
    let same = [
      "-Xcc", "-fno-math-errno",
      "-disable-implicit-concurrency-module-import",
      "-disable-implicit-string-processing-module-import",
    ]
    if target.isEmbedded {
      // Without the check of the stack, which a page's memory does not need.
      return same + target.flags + [
        "-target", "wasm32-unknown-none-wasm", "-enable-experimental-feature", "Embedded",
        "-disable-stack-protector", "-wmo",
      ]
    }
    return same + target.flags + [
      "-target", Toolchain.target, "-gline-tables-only", "-Xcc", "-fno-omit-frame-pointer",
    ] + (target.isOptimized ? ["-enable-default-cmo"] : [])
  }

  /// For a module of the core, which is written in Swift 6 with the settings of the package.
  func core(_ module: CoreSources.Module) -> [String] {
    common + optimization(of: module) + [
      "-swift-version", "6", "-package-name", "coursegen", "-parse-as-library",
      "-enable-upcoming-feature", "ExistentialAny",
      "-enable-upcoming-feature", "InternalImportsByDefault",
      "-enable-upcoming-feature", "MemberImportVisibility",
    ]
  }

  /// For a block, which is a script: in Swift 6 the compiler proves that threads share nothing that
  /// changes; in Swift 5 global variables are plain ones.
  func block(language: BlockProgram.Language, isSmall: Bool = false) -> [String] {
    common + [
      isSmall ? "-Osize" : speed, "-swift-version", language.rawValue, "-module-name", "main",
      "-diagnostic-style", "llvm", "-no-color-diagnostics",
    ]
  }

  /// What is no kernel is small in a page: each function is there once, whatever closures it is
  /// called with.
  private func optimization(of module: CoreSources.Module) -> [String] {
    module.isKernel || !target.isEmbedded
      ? [speed] : ["-Osize", "-Xllvm", "-sil-disable-pass=closure-specialize"]
  }

  private var speed: String { target.isOptimized ? "-O" : "-Onone" }
}
