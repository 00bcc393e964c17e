/// What a core, and the blocks against it, are compiled for.
///
/// The bits of results depend on none of it; a test compares them.
package struct CoreTarget: Sendable, Hashable {
  /// A word for those who wait.
  package let name: String
  /// Whether it is Embedded Swift, whose code is compiled anew with each program.
  let isEmbedded: Bool
  /// Whether it is optimised.
  let isOptimized: Bool
  /// What else the compiler is told.
  let flags: [String]
  /// What the flags leave open: the processor that they call native.
  let machine: String

  private init(
    _ name: String,
    isEmbedded: Bool = false,
    isOptimized: Bool = true,
    flags: [String] = [],
    machine: String = ""
  ) {
    self.name = name
    self.isEmbedded = isEmbedded
    self.isOptimized = isOptimized
    self.flags = flags
    self.machine = machine
  }

  /// Optimised for this machine.
  package static func native(_ processor: Processor) -> CoreTarget {
    let vectors: [String] =
      switch processor.vectorWidth {
      case .bits128: []
      case .bits256: ["-D", "VECTOR_256"]
      case .bits512: ["-D", "VECTOR_512"]
      }
    return CoreTarget(
      "native",
      flags: ["-Xcc", "-march=native"] + vectors + alignedLoops,
      machine: processor.identity
    )
  }

  /// Not optimised, for any machine of the architecture.
  package static let debug = CoreTarget("debug", isOptimized: false)

  /// Optimised for any machine of the architecture, with vectors of 128 bits.
  package static let portable = CoreTarget("portable")

  /// Optimised for machines with vectors of 256 bits.
  package static let vectors256 = CoreTarget(
    "x86-64-v3",
    flags: ["-Xcc", "-march=x86-64-v3", "-D", "VECTOR_256"] + alignedLoops
  )

  /// For a reader's browser: vectors of 128 bits and instructions for blocks of memory, which all
  /// browsers have since 2023.
  package static let webAssembly = CoreTarget(
    "WebAssembly",
    isEmbedded: true,
    flags: ["-Xcc", "-msimd128", "-Xcc", "-mbulk-memory"]
  )

  #if arch(x86_64)
  /// A kernel's innermost loop is up to a tenth slower across a border of 64 bytes.
  private static let alignedLoops = [
    "-Xllvm", "-x86-experimental-pref-innermost-loop-alignment=6",
  ]
  #else
  private static let alignedLoops: [String] = []
  #endif
}
