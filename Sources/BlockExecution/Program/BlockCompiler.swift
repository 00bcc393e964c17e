import FileStorage

/// Compiles blocks for this machine and keeps the programs.
struct BlockCompiler: Sendable {
  let toolchain: Toolchain
  let target: CoreTarget
  /// Holds the programs, and beside each what the compiler said of it, with the program's digest.
  let directory: String

  /// A compiled block.
  struct Product: Sendable {
    var path: String
    var warnings: [CompilerMessage]
    /// What the compiler proved: in Swift 6, that several threads may draw samples.
    var language: BlockProgram.Language
  }

  enum Outcome: Sendable {
    case compiled(Product)
    /// The messages; what the compiler wrote, if there is none among them.
    case refused([CompilerMessage], output: String)

    var product: Product? {
      if case .compiled(let product) = self { product } else { nil }
    }
  }

  /// The digest of all that a program depends on.
  func key(_ program: BlockProgram, core: ContentDigest) -> ContentDigest {
    let flags = ProgramCompiler(toolchain: toolchain, target: target).flags(.swift6)
    return ContentDigest(parts: [program.source, core.description] + flags)
  }

  /// The program of a block, compiled now if it is not there.
  func compile(
    _ program: BlockProgram,
    core: CoreLibrary,
    progress: @Sendable () -> Void
  ) async throws(ExecutionError) -> Outcome {
    let key = key(program, core: core.digest)
    if let product = kept(key) { return .compiled(product) }
    progress()
    let folder = try onFiles { () throws(FileError) in
      try TemporaryFolder(in: directory)
    }
    defer { folder.remove() }
    let source = folder.path.appendingPath("main.swift")
    try onFiles { () throws(FileError) in try Files.write(program.source.utf8, to: source) }

    // What the compiler says of a block that is no Swift 6 is what it says of Swift 5.
    var language = BlockProgram.Language.swift6
    var outcome = try await compile(source, language, core, in: folder.path)
    if case .refused = outcome {
      language = .swift5
      outcome = try await compile(source, language, core, in: folder.path)
    }
    switch outcome {
    case .refused(let messages, let output):
      return .refused(messages.filter { $0.severity == .error }, output: output)
    case .linked(let path, let messages):
      return .compiled(
        try onFiles { () throws(FileError) in try keep(path, messages, language, key) }
      )
    }
  }

  private func compile(
    _ source: String,
    _ language: BlockProgram.Language,
    _ core: CoreLibrary,
    in folder: String
  ) async throws(ExecutionError) -> ProgramCompiler.Outcome {
    try await ProgramCompiler(toolchain: toolchain, target: target)
      .compile([source], language: language, library: core, in: folder)
  }

  // MARK: Kept programs

  /// What is kept beside a program.
  private struct Record: Codable {
    var program: ContentDigest
    var warnings: [CompilerMessage]
    var language: BlockProgram.Language
  }

  private func path(_ key: ContentDigest) -> String {
    directory.appendingPath(key.description)
  }

  /// A kept program, unless it or its record is damaged.
  private func kept(_ key: ContentDigest) -> Product? {
    guard let bytes = try? Files.read(path(key) + ".json"),
      let content = CacheDirectory.unsealed(bytes),
      let record = try? JSON.decode(Record.self, from: content),
      let program = try? Files.read(path(key)), ContentDigest(program) == record.program
    else { return nil }
    for file in [path(key), path(key) + ".json"] { Files.touch(file) }
    return Product(path: path(key), warnings: record.warnings, language: record.language)
  }

  private func keep(
    _ program: String,
    _ messages: [CompilerMessage],
    _ language: BlockProgram.Language,
    _ key: ContentDigest
  ) throws(FileError) -> Product {
    let warnings = messages.filter { $0.severity == .warning }
    let digest = ContentDigest(try Files.read(program))
    try Files.rename(program, to: path(key))
    let record = JSON.encode(Record(program: digest, warnings: warnings, language: language))
    try Files.writeAtomically(CacheDirectory.sealed(record), to: path(key) + ".json")
    return Product(path: path(key), warnings: warnings, language: language)
  }
}
