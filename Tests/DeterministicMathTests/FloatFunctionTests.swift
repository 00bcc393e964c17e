// Functions of `Float` against `Double` over all exponents, and strips against single numbers.

import DeterministicMath
import Testing

/// A function of `Float`, the same of `Double`, and the error that its documentation states.
struct FloatFunction: CustomTestStringConvertible, Sendable {
  let name: String
  let bound: Double
  let single: @Sendable (Float) -> Float
  let strip: @Sendable (SIMD8<Float>) -> SIMD8<Float>
  let wideStrip: @Sendable (SIMD16<Float>) -> SIMD16<Float>
  let reference: @Sendable (Double) -> Double

  var testDescription: String { name }

  static let all = [
    FloatFunction("exp", 0.95, { exp($0) }, { exp($0) }, { exp($0) }, { exp($0) }),
    FloatFunction("expm1", 1.3, { expm1($0) }, { expm1($0) }, { expm1($0) }, { expm1($0) }),
    FloatFunction("log", 0.85, { log($0) }, { log($0) }, { log($0) }, { log($0) }),
    FloatFunction("log1p", 0.85, { log1p($0) }, { log1p($0) }, { log1p($0) }, { log1p($0) }),
    FloatFunction("log2", 1.2, { log2($0) }, { log2($0) }, { log2($0) }, { log2($0) }),
    FloatFunction("sqrt", 0.51, { sqrt($0) }, { sqrt($0) }, { sqrt($0) }, { sqrt($0) }),
    FloatFunction("sin", 0.51, { sin($0) }, { sin($0) }, { sin($0) }, { sin($0) }),
    FloatFunction("cos", 0.51, { cos($0) }, { cos($0) }, { cos($0) }, { cos($0) }),
    FloatFunction("tanh", 1.06, { tanh($0) }, { tanh($0) }, { tanh($0) }, { tanh($0) }),
    FloatFunction(
      "sigmoid",
      2.4,
      { sigmoid($0) },
      { sigmoid($0) },
      { sigmoid($0) },
      { sigmoid($0) }
    ),
    FloatFunction(
      "softplus",
      1.7,
      { softplus($0) },
      { softplus($0) },
      { softplus($0) },
      { softplus($0) }
    ),
    FloatFunction("erf", 1.2, { erf($0) }, { erf($0) }, { erf($0) }, { erf($0) }),
    FloatFunction("erfc", 0.51, { erfc($0) }, { erfc($0) }, { erfc($0) }, { erfc($0) }),
    FloatFunction("lgamma", 0.51, { lgamma($0) }, { lgamma($0) }, { lgamma($0) }, { lgamma($0) }),
    FloatFunction(
      "normalQuantile",
      0.51,
      { normalQuantile($0) },
      { normalQuantile($0) },
      { normalQuantile($0) },
      { normalQuantile($0) }
    ),
  ]

  init(
    _ name: String,
    _ bound: Double,
    _ single: @escaping @Sendable (Float) -> Float,
    _ strip: @escaping @Sendable (SIMD8<Float>) -> SIMD8<Float>,
    _ wideStrip: @escaping @Sendable (SIMD16<Float>) -> SIMD16<Float>,
    _ reference: @escaping @Sendable (Double) -> Double
  ) {
    self.name = name
    self.bound = bound
    self.single = single
    self.strip = strip
    self.wideStrip = wideStrip
    self.reference = reference
  }

  /// The error in units in the last place of the exact result.
  func ulps(_ x: Float) -> Double {
    let result = single(x)
    let exact = reference(Double(x))
    if exact.isNaN || result.isNaN { return exact.isNaN && result.isNaN ? 0 : .infinity }
    if result.isInfinite { return Float(exact) == result ? 0 : .infinity }
    return (Double(result) - exact).magnitude / Double(ulp(of: exact))
  }

  private func ulp(of exact: Double) -> Float {
    let rounded = Float(exact)
    return rounded.isInfinite ? Float.greatestFiniteMagnitude.ulp : rounded.ulp
  }
}

struct FloatFunctionTests {
  /// How far apart the bit patterns are that are tried: a prime, so that all mantissas come.
  #if DEBUG
  static let stride: UInt32 = 1_048_583
  #else
  static let stride: UInt32 = 8191
  #endif

  /// Where erf, expm1 and log2 are at their worst.
  static let hardest: [Float] = [0.92745024, 0.34726262, 1.4073973]

  @Test(arguments: FloatFunction.all)
  func staysWithinItsBound(_ function: FloatFunction) {
    var worst = WorstError()
    for x in Self.hardest { worst.record(function.ulps(x), at: [Double(x)]) }
    for bits in Swift.stride(from: UInt32(0), to: .max - Self.stride, by: Int(Self.stride)) {
      let x = Float(bitPattern: bits)
      worst.record(function.ulps(x), at: [Double(x)])
    }
    // Where results are neither tiny nor huge, more densely.
    let inner = Self.stride / 16
    for bits in Swift.stride(from: UInt32(0x3a00_0000), to: 0x4330_0000, by: Int(inner)) {
      for x in [Float(bitPattern: bits), -Float(bitPattern: bits)] {
        worst.record(function.ulps(x), at: [Double(x)])
      }
    }
    print("\(function.name) (Float): worst \(worst)")
    #expect(worst.ulps <= function.bound, "\(function.name): \(worst)")
  }

  @Test(arguments: FloatFunction.all)
  func givesTheSameBitsInStrips(_ function: FloatFunction) {
    var numbers: [Float] = [0, -0.0, 1, -1, .infinity, -.infinity, .nan, 0x1p-149, -0x1p-126]
    numbers += [88.7, 88.8, -103.9, -104, 0.7071, 1.4142, 1e-30, -1e30, 0.5, 3, 10, 16.6, -88]
    var bits: UInt32 = 12_345
    while numbers.count < 4000 {
      bits = bits &* 1_664_525 &+ 1_013_904_223
      numbers.append(Float(bitPattern: bits))
      numbers.append(Float(bits >> 8) * 0x1p-18 - 32)
    }
    for start in Swift.stride(from: 0, to: numbers.count - 16, by: 16) {
      let wide = SIMD16<Float>(numbers[start..<(start + 16)])
      let single = numbers[start..<(start + 16)].map(function.single)
      let wideResult = function.wideStrip(wide)
      let halves = [function.strip(wide.lowHalf), function.strip(wide.highHalf)]
      for lane in 0..<16 {
        let expected = single[lane]
        #expect(sameBits(wideResult[lane], expected), "\(function.name)(\(wide[lane]))")
        #expect(sameBits(halves[lane / 8][lane % 8], expected), "\(function.name)(\(wide[lane]))")
      }
    }
  }

  private func sameBits(_ a: Float, _ b: Float) -> Bool {
    a.isNaN ? b.isNaN : a.bitPattern == b.bitPattern
  }
}
