// Functions of many numbers at once against the same functions of one.

import DeterministicMath
import Testing

struct StripFunctionTests {
  /// A function of one number, and the same of many.
  struct Pair: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let one: @Sendable (Float) -> Float
    let many: @Sendable (UnsafeBufferPointer<Float>, UnsafeMutableBufferPointer<Float>) -> Void
  }

  static let pairs = [
    Pair(testDescription: "exp", one: { exp($0) }, many: { exp($0, into: $1) }),
    Pair(testDescription: "log", one: { log($0) }, many: { log($0, into: $1) }),
    Pair(testDescription: "log1p", one: { log1p($0) }, many: { log1p($0, into: $1) }),
    Pair(testDescription: "expm1", one: { expm1($0) }, many: { expm1($0, into: $1) }),
    Pair(testDescription: "log2", one: { log2($0) }, many: { log2($0, into: $1) }),
    Pair(testDescription: "erf", one: { erf($0) }, many: { erf($0, into: $1) }),
    Pair(testDescription: "tanh", one: { tanh($0) }, many: { tanh($0, into: $1) }),
    Pair(testDescription: "sigmoid", one: { sigmoid($0) }, many: { sigmoid($0, into: $1) }),
    Pair(testDescription: "softplus", one: { softplus($0) }, many: { softplus($0, into: $1) }),
  ]

  @Test(arguments: pairs)
  func givesTheSameBitsForEveryLength(_ pair: Pair) {
    let numbers = (0..<70).map { Float($0 * $0 % 71) * 0.37 - 8 }
    for count in 0...numbers.count {
      // One place more, which must stay as it is.
      var results = [Float](repeating: 99, count: count + 1)
      results.withUnsafeMutableBufferPointer { results in
        numbers.prefix(count).withUnsafeBufferPointer { numbers in
          pair.many(numbers, UnsafeMutableBufferPointer(rebasing: results[..<count]))
        }
      }
      let expected = numbers.prefix(count).map(pair.one) + [99]
      for (index, (result, expected)) in zip(results, expected).enumerated() {
        let isSame = result.bitPattern == expected.bitPattern || (result.isNaN && expected.isNaN)
        #expect(isSame, "number \(index) of \(count)")
      }
    }
  }

  @Test(arguments: pairs)
  func mayWriteWhereItReads(_ pair: Pair) {
    let numbers = (0..<37).map { Float($0) * 0.1 + 0.05 }
    var changed = numbers
    changed.withUnsafeMutableBufferPointer { pair.many(UnsafeBufferPointer($0), $0) }
    #expect(changed == numbers.map(pair.one))
  }
}
