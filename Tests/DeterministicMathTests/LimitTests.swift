// Functions at zeros, infinities, and what is not a number.

import DeterministicMath
import Testing

struct LimitTests {
  /// A function's name, argument and result.
  static let limits: [(String, Double, Double, Float)] = [
    ("exp(-∞)", exp(-Double.infinity), 0, exp(-Float.infinity)),
    ("exp(∞)", exp(Double.infinity), .infinity, exp(Float.infinity)),
    ("exp(-0)", exp(-0.0), 1, exp(-Float(0))),
    ("expm1(-0)", expm1(-0.0), -0.0, expm1(-Float(0))),
    ("expm1(-∞)", expm1(-Double.infinity), -1, expm1(-Float.infinity)),
    ("expm1(∞)", expm1(Double.infinity), .infinity, expm1(Float.infinity)),
    ("log(0)", log(0.0), -.infinity, log(Float(0))),
    ("log(-0)", log(-0.0), -.infinity, log(-Float(0))),
    ("log(-1)", log(-1.0), .nan, log(-Float(1))),
    ("log(1)", log(1.0), 0, log(Float(1))),
    ("log(∞)", log(Double.infinity), .infinity, log(Float.infinity)),
    ("log1p(-0)", log1p(-0.0), -0.0, log1p(-Float(0))),
    ("log1p(-1)", log1p(-1.0), -.infinity, log1p(-Float(1))),
    ("log1p(-2)", log1p(-2.0), .nan, log1p(-Float(2))),
    ("log1p(∞)", log1p(Double.infinity), .infinity, log1p(Float.infinity)),
    ("log2(8)", log2(8.0), 3, log2(Float(8))),
    ("log2(2^-140)", log2(0x1p-140), -140, log2(Float(0x1p-140))),
    ("sqrt(-0)", sqrt(-0.0), -0.0, sqrt(-Float(0))),
    ("sqrt(-1)", sqrt(-1.0), .nan, sqrt(-Float(1))),
    ("sqrt(∞)", sqrt(Double.infinity), .infinity, sqrt(Float.infinity)),
    ("sin(-0)", sin(-0.0), -0.0, sin(-Float(0))),
    ("sin(∞)", sin(Double.infinity), .nan, sin(Float.infinity)),
    ("cos(0)", cos(0.0), 1, cos(Float(0))),
    ("cos(-∞)", cos(-Double.infinity), .nan, cos(-Float.infinity)),
    ("tanh(-0)", tanh(-0.0), -0.0, tanh(-Float(0))),
    ("tanh(-∞)", tanh(-Double.infinity), -1, tanh(-Float.infinity)),
    ("tanh(∞)", tanh(Double.infinity), 1, tanh(Float.infinity)),
    ("sigmoid(0)", sigmoid(0.0), 0.5, sigmoid(Float(0))),
    ("sigmoid(-∞)", sigmoid(-Double.infinity), 0, sigmoid(-Float.infinity)),
    ("sigmoid(∞)", sigmoid(Double.infinity), 1, sigmoid(Float.infinity)),
    ("softplus(-∞)", softplus(-Double.infinity), 0, softplus(-Float.infinity)),
    ("softplus(∞)", softplus(Double.infinity), .infinity, softplus(Float.infinity)),
    ("erf(-0)", erf(-0.0), -0.0, erf(-Float(0))),
    ("erf(-∞)", erf(-Double.infinity), -1, erf(-Float.infinity)),
    ("erfc(∞)", erfc(Double.infinity), 0, erfc(Float.infinity)),
    ("erfc(-∞)", erfc(-Double.infinity), 2, erfc(-Float.infinity)),
    ("lgamma(1)", lgamma(1.0), 0, lgamma(Float(1))),
    ("lgamma(2)", lgamma(2.0), 0, lgamma(Float(2))),
    ("lgamma(0)", lgamma(0.0), .infinity, lgamma(Float(0))),
    ("lgamma(-3)", lgamma(-3.0), .infinity, lgamma(-Float(3))),
    ("lgamma(-∞)", lgamma(-Double.infinity), .infinity, lgamma(-Float.infinity)),
    ("quantile(0)", normalQuantile(0.0), -.infinity, normalQuantile(Float(0))),
    ("quantile(½)", normalQuantile(0.5), 0, normalQuantile(Float(0.5))),
    ("quantile(1)", normalQuantile(1.0), .infinity, normalQuantile(Float(1))),
    ("quantile(2)", normalQuantile(2.0), .nan, normalQuantile(Float(2))),
  ]

  @Test func takesTheStatedLimits() {
    for (name, found, wanted, single) in Self.limits {
      if wanted.isNaN {
        #expect(found.isNaN && single.isNaN, "\(name)")
      } else {
        #expect(found.bitPattern == wanted.bitPattern, "\(name) is \(found)")
        #expect(single.bitPattern == Float(wanted).bitPattern, "\(name) is \(single)")
      }
    }
  }

  @Test(arguments: DoubleFunction.all)
  func givesNotANumberForNotANumber(_ function: DoubleFunction) {
    #expect(function.evaluate([.nan, 1]).isNaN)
  }

  @Test(arguments: FloatFunction.all)
  func givesNotANumberForNotANumberInSinglePrecision(_ function: FloatFunction) {
    #expect(function.single(.nan).isNaN)
    #expect(function.strip(SIMD8(repeating: .nan))[7].isNaN)
  }

  /// The special cases of `pow` in IEEE 754-2019, section 9.2.1.
  @Test func raisesToPowersAsTheStandardSays() {
    let infinity = Double.infinity
    let cases: [(Double, Double, Double)] = [
      (.nan, 0, 1), (1, .nan, 1), (0, -3, infinity), (-0.0, -3, -infinity), (-0.0, -2, infinity),
      (-0.0, 3, -0.0), (-0.0, 2, 0), (-1, infinity, 1), (-1, -infinity, 1), (0.5, infinity, 0),
      (2, infinity, infinity), (0.5, -infinity, infinity), (2, -infinity, 0),
      (-infinity, 3, -infinity),
      (-infinity, 2, infinity), (-infinity, -3, -0.0), (infinity, -1, 0), (-2, 3, -8), (-2, 2, 4),
      (-8, 1.0 / 3, .nan), (10, 308, 1e308), (10, 309, infinity), (0, 0, 1), (-2, 0x1p60, infinity),
      (0, infinity, 0), (0, -infinity, infinity), (2, 1e300, infinity), (2, -1e300, 0),
    ]
    for (x, y, wanted) in cases {
      let found = pow(x, y)
      if wanted.isNaN {
        #expect(found.isNaN, "pow(\(x), \(y)) is \(found)")
      } else {
        #expect(found.bitPattern == wanted.bitPattern, "pow(\(x), \(y)) is \(found)")
      }
    }
  }
}
