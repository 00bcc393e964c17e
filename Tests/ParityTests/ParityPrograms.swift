import BlockExecution
import FileStorage
import Glibc
import TestSupport
import Testing
import WebAssemblyEngine

/// The parity program, compiled for each target and run once for each number of threads.
enum ParityPrograms {
  /// A way to run the program.
  struct Configuration: Sendable, CustomTestStringConvertible {
    var target: CoreTarget
    var threads = 1
    /// The functions and kernels that are wrong in one number by one ulp; natively alone.
    var flawed: [String] = []

    var testDescription: String { "\(target.name), \(threads) threads" }
  }

  /// The first is what the others are compared with.
  static let configurations: [Configuration] =
    [
      Configuration(target: .native(.current())),
      Configuration(target: .native(.current()), threads: 2),
      Configuration(target: .webAssembly), Configuration(target: .debug),
      Configuration(target: .portable),
    ] + wider

  #if arch(x86_64)
  private static let wider =
    Processor.current().vectorWidth == .bits128 ? [] : [Configuration(target: .vectors256)]
  #else
  private static let wider: [Configuration] = []
  #endif

  /// The root of the package, from where this file is.
  static let root = "\(#filePath)".parentPath?.parentPath?.parentPath ?? "."

  static let core = CoreSources(directory: root.appendingPath("Sources"))

  /// Shared with the tests of blocks, which need the native core.
  static let cache = SharedCore.folder

  static func toolchain() throws -> Toolchain {
    let path = try #require(getenv("PATH").map { String(cString: $0) })
    return try Toolchain.find(in: path)
  }

  /// The networks in the course notation, as a file of the program.
  private static let networks = Result {
    let folder = cache.appendingPath("networks")
    try Files.makeDirectory(folder)
    let file = folder.appendingPath("NetworkSamples.swift")
    try Files.writeAtomically(Array(try NetworkSamples.source().utf8), to: file)
    return file
  }

  /// The program's own files, and those that it shares with the tests of the modules.
  private static func sources() throws -> [String] {
    let tests = root.appendingPath("Tests")
    let folders = ["ParityTests/Program", "ChartsTests/Samples"].map { tests.appendingPath($0) }
    var sources = [try networks.get(), tests.appendingPath("TensorCoreTests/TensorDigest.swift")]
    for folder in folders {
      for name in try Files.names(in: folder) where name.hasSuffix(".swift") {
        sources.append(folder.appendingPath(name))
      }
    }
    return sources.sorted()
  }

  /// Runs the program.
  ///
  /// - Returns: A line for each digest: the digest and its name.
  static func lines(_ configuration: Configuration) async throws -> [String] {
    let program = CoreProgram(
      core: core,
      toolchain: try toolchain(),
      target: configuration.target,
      cache: cache
    )
    let exports = ["reportAddress", "reportCount"]
    let isWebAssembly = configuration.target == .webAssembly
    let path = try await program.build(try sources(), exports: isWebAssembly ? exports : [])
    let arguments = ["\(configuration.threads)"] + configuration.flawed
    let output =
      isWebAssembly
      ? try await WebAssemblyEngine.run(try Files.read(path))
      : try #require(try await program.output(of: path, arguments))
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map { String($0) }
  }
}
