// What a run is asked for, as the host hands it over: lines of a word, a name and a number.
//
//     coursegen-run 1
//     block preactivation
//     seed 00000000000007ea
//     samples 0000000000000fa0
//     threads 0000000000000002
//     input d 4030000000000000
//
// A run for a sweep (Sampling/Sweep.swift) has besides the number of the sweep, perhaps a point of it,
// and six numbers for each point that earlier runs computed:
//
//     sweep 0000000000000001
//     point 0000000000000003
//     swept 0000000000000000 3ff0000000000000
//
// Numbers are 16 hexadecimal digits: whole numbers as they are, inputs the bits of a `Double`. So
// nothing is rounded on the way, and reading them takes no more than a few instructions.

import DeterministicMath
import MonteCarlo

/// What a run is asked for.
struct RunRequest {
  struct Input {
    var name: [UInt8]
    var value: Double
    var isUsed = false
  }

  /// The block's name, from which its random numbers derive.
  var block: [UInt8] = []
  var seed: UInt64 = 0
  /// The number of samples in place of what the block states.
  var samples: Int?
  /// How many threads may draw samples; no result depends on it.
  var threads = 1
  var inputs: [Input] = []
  /// The sweep at which the run ends, and the point that it computes first.
  var sweep: Int?
  var sweepPoint: Int?
  /// What is known of the points of earlier sweeps, six numbers each.
  private var swept: [(sweep: Int, bits: UInt64)] = []
  /// Bounds that the process sets itself, by name; only a native host knows any.
  var limits: [(name: [UInt8], value: UInt64)] = []

  init() {}

  /// Reads a request; lines that it does not know are skipped, so that newer hosts may say more.
  init(_ bytes: [UInt8]) {
    var words: [[UInt8]] = [[]]
    for byte in bytes + [UInt8(ascii: "\n")] {
      switch byte {
      case UInt8(ascii: "\n"):
        read(words)
        words = [[]]
      case UInt8(ascii: " "): words.append([])
      default: words[words.count - 1].append(byte)
      }
    }
  }

  private mutating func read(_ words: [[UInt8]]) {
    if words.count == 2 {
      read(words[0], words[1])
    } else if words.count == 3, let bits = Self.bits(words[2]) {
      read(words[0], name: words[1], bits)
    }
  }

  private mutating func read(_ word: [UInt8], _ value: [UInt8]) {
    if word.isText("block") {
      block = value
    } else if word.isText("seed"), let bits = Self.bits(value) {
      seed = bits
    } else if word.isText("samples"), let bits = Self.bits(value) {
      samples = Int(clamping: bits)
    } else if word.isText("threads"), let bits = Self.bits(value) {
      threads = Int(clamping: bits)
    } else if word.isText("sweep"), let bits = Self.bits(value) {
      sweep = Int(clamping: bits)
    } else if word.isText("point"), let bits = Self.bits(value) {
      sweepPoint = Int(clamping: bits)
    }
  }

  private mutating func read(_ word: [UInt8], name: [UInt8], _ bits: UInt64) {
    if word.isText("input") {
      inputs.append(Input(name: name, value: Double(bitPattern: bits)))
    } else if word.isText("limit") {
      limits.append((name, bits))
    } else if word.isText("swept"), let sweep = Self.bits(name) {
      swept.append((Int(clamping: sweep), bits))
    }
  }

  /// The points of a sweep, where earlier runs computed them.
  func sweptPoints(_ sweep: Int) -> [SweptPoint]? {
    let numbers = swept.filter { $0.sweep == sweep }.map { $0.bits }
    guard !numbers.isEmpty, numbers.count % 6 == 0 else { return nil }
    return stride(from: 0, to: numbers.count, by: 6).map { first in
      let methods: [Estimate.Method] = [.symmetric, .logarithmic, .score]
      let estimate = Estimate(
        value: Double(bitPattern: numbers[first]),
        standardError: Double(bitPattern: numbers[first + 1]),
        sampleCount: Int(clamping: numbers[first + 2]),
        degreesOfFreedom: Double(bitPattern: numbers[first + 3]),
        method: methods[min(Int(clamping: numbers[first + 4]), 2)]
      )
      return SweptPoint(estimate: estimate, samples: Int(clamping: numbers[first + 5]))
    }
  }

  /// The value asked for an input, which is then used.
  mutating func take(_ name: [UInt8]) -> Double? {
    guard let index = inputs.firstIndex(where: { $0.name == name }) else { return nil }
    inputs[index].isUsed = true
    return inputs[index].value
  }

  /// The limit of a name.
  func limit(_ name: StaticString) -> UInt64? {
    limits.first { $0.name.isText(name) }?.value
  }

  static func bits(_ digits: some Collection<UInt8>) -> UInt64? {
    guard digits.count == 16 else { return nil }
    var value: UInt64 = 0
    for digit in digits {
      let four: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): four = digit &- UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): four = digit &- UInt8(ascii: "a") &+ 10
      default: return nil
      }
      value = value &<< 4 | UInt64(four)
    }
    return value
  }
}
