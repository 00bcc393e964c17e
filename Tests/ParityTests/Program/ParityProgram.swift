// Every function, kernel, distribution, estimator, chart and network of the compute half, each folded into one
// number. The same sources are compiled for each target, natively and for WebAssembly.

import Simulation

/// What the program tells: names with digests, one after the other.
struct ParityProgram {
  /// How many threads kernels and estimators may use.
  let threads: Int
  /// The functions and kernels that are to be wrong, each in one number by one ulp.
  var flawed: [[UInt8]] = []
  /// Takes a name and its digest.
  let tell: (_ name: String, _ digest: UInt64) -> Void

  func run() {
    tellFunctions()
    tellDistributions()
    tellTexts()
    tellKernels()
    tellEstimators()
    tellCharts()
    tellNetworks()
  }

  /// What folds the numbers of a function.
  func digest(_ name: StaticString, _ suffix: StaticString) -> Digest {
    var digest = Digest()
    let bytes = name.withUTF8Buffer { Array($0) } + suffix.withUTF8Buffer { Array($0) }
    if flawed.contains(bytes) { digest.flaw = 1000 }
    return digest
  }

  /// Begins the run of a block.
  func beginBlock() {
    let digits = String(threads, radix: 16)
    let padding = String(repeating: "0", count: 16 - digits.utf8.count)
    let request = "block parity\nseed 00000000000007ea\nthreads \(padding)\(digits)\n"
    BlockProgram.begin(request: Array(request.utf8))
  }
}

extension Digest {
  /// A number; those that are none count as one, because their bits are nobody's promise.
  mutating func add(_ number: Double) {
    add(number.isNaN ? 0x7ff8_0000_0000_0000 : number.bitPattern)
  }

  mutating func add(_ number: Float) {
    add(number.isNaN ? 0x7fc0_0000 : UInt64(number.bitPattern))
  }

  mutating func add(_ integer: Int) {
    add(UInt64(bitPattern: Int64(integer)))
  }

  mutating func add(bytes: some Sequence<UInt8>) {
    for byte in bytes { add(UInt64(byte)) }
  }

  mutating func add(_ text: String) {
    add(bytes: text.utf8)
  }
}
