import FileStorage

/// What judges answers in a reader's browser: a module of WebAssembly that a page loads when its
/// reader first touches a field.
///
/// It exports the same functions as a block's module, so that a page runs both in the same way.
package enum AnswerChecker: String, Sendable, Hashable, CaseIterable {
  /// Numbers, expressions, choices and orders.
  case formulas = "AnswerChecking"
  /// Equations in the course notation.
  case equations = "EquationChecking"

  /// The main file of the program.
  var source: String {
    let call = self == .formulas ? "AnswerHost.answer()" : "AnswerHost.answerEquations()"
    let imports = ["AnswerChecking"] + (self == .formulas ? [] : [rawValue])
    return """
      \(imports.map { "import \($0)" }.joined(separator: "\n"))

      @_cdecl("reserveRequest")
      func coursegenReserveRequest(_ count: Int) -> UnsafeMutablePointer<UInt8>? {
        AnswerHost.reserveRequest(count)
      }

      @_cdecl("reportAddress")
      func coursegenReportAddress() -> UnsafePointer<UInt8>? { AnswerHost.replyAddress }

      @_cdecl("reportCount")
      func coursegenReportCount() -> Int { AnswerHost.replyCount }

      \(call)

      """
  }

  /// The modules of the core that it reaches.
  var modules: [CoreSources.Module] { CoreSources.closure(ofAnswerModule: rawValue) }
}

extension WebAssemblyCompiler {
  /// Compiles what judges answers, or takes what an earlier build kept.
  ///
  /// - Returns: The bytes of the module.
  /// - Throws: If it cannot be compiled.
  package func compile(
    _ checker: AnswerChecker,
    progress: @escaping @Sendable (BlockProgress) -> Void = { _ in }
  ) async throws(ExecutionError) -> [UInt8] {
    var compiler = compiler
    compiler.isSmall = true
    let keys = try preparation.keys()
    let key = ContentDigest(
      parts: ["answers 1", checker.source, keys.digest(of: checker.modules).description]
        + compiler.flags(.swift5, exports: BrowserExports.names)
    )
    if let module = results.read(key) { return module }
    let library = try await preparation.prepare(checker.modules, keys, progress: progress)
    let folder = try onFiles { () throws(FileError) in
      try TemporaryFolder(in: cache.appendingPath("webassembly"))
    }
    defer { folder.remove() }
    let source = folder.path.appendingPath("main.swift")
    try onFiles { () throws(FileError) in try Files.write(checker.source.utf8, to: source) }
    let outcome = try await compiler.compile(
      [source],
      language: .swift5,
      library: library,
      in: folder.path,
      exports: BrowserExports.names
    )
    switch outcome {
    case .linked(let path, _):
      let module = try onFiles { () throws(FileError) in try Files.read(path) }
      // A cache that cannot be written costs the next build a compilation, nothing else.
      try? results.write(module, for: key)
      return module
    case .refused(_, let output): throw .coreRefused(module: checker.rawValue, output: output)
    }
  }
}
