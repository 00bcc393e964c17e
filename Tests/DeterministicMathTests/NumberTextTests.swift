// Numbers as text: shortest, fixed, significant.

import DeterministicMath
import Testing

struct NumberTextTests {
  /// A number, its shortest text, with three digits after the point, with three significant digits.
  static let cases: [(Double, String, String, String)] = [
    (0, "0", "0.000", "0.00"),
    (-0.0, "-0", "-0.000", "-0.00"),
    (1, "1", "1.000", "1.00"),
    (-1.5, "-1.5", "-1.500", "-1.50"),
    (0.1, "0.1", "0.100", "0.100"),
    (0.3, "0.3", "0.300", "0.300"),
    (123.456, "123.456", "123.456", "123"),
    (99.9996, "99.9996", "100.000", "100"),
    (999.9996, "999.9996", "1000.000", "1000"),
    (0.0005, "0.0005", "0.001", "0.000500"),
    (0.00049999, "0.00049999", "0.000", "0.000500"),
    (1e-6, "0.000001", "0.000", "0.00000100"),
    (1e-7, "1e-7", "0.000", "1.00e-7"),
    (1.5e-7, "1.5e-7", "0.000", "1.50e-7"),
    (9.996e-7, "9.996e-7", "0.000", "0.00000100"),
    (1e20, "100000000000000000000", "100000000000000000000.000", "100000000000000000000"),
    (1e21, "1e+21", "1000000000000000000000.000", "1.00e+21"),
    (1e23, "1e+23", "99999999999999991611392.000", "1.00e+23"),
    (.nan, "NaN", "NaN", "NaN"),
    (.infinity, "Infinity", "Infinity", "Infinity"),
    (-.infinity, "-Infinity", "-Infinity", "-Infinity"),
  ]

  @Test func writesNumbersAsStated() {
    for (number, shortest, fixed, significant) in Self.cases {
      #expect(number.shortestText == shortest)
      #expect(number.text(digitsAfterPoint: 3) == fixed)
      #expect(number.text(significantDigits: 3) == significant)
    }
  }

  @Test func writesTheExtremesExactly() {
    let greatest = Double.greatestFiniteMagnitude
    #expect(greatest.shortestText == "1.7976931348623157e+308")
    #expect(greatest.text(digitsAfterPoint: 0).hasPrefix("17976931348623157081452742373170435"))
    #expect(greatest.text(digitsAfterPoint: 0).utf8.count == 309)
    let least = Double.leastNonzeroMagnitude
    #expect(least.shortestText == "5e-324")
    #expect(least.text(significantDigits: 20) == "4.9406564584124654418e-324")
    #expect(least.text(digitsAfterPoint: 1074).hasSuffix("5625"))
    #expect(least.text(digitsAfterPoint: 330).hasSuffix("04940656"))
  }

  @Test func roundsTiesToEven() {
    #expect([0.5, 1.5, 2.5, -0.5].map { $0.text(digitsAfterPoint: 0) } == ["0", "2", "2", "-0"])
    #expect([0.125, 0.375].map { $0.text(digitsAfterPoint: 2) } == ["0.12", "0.38"])
    // Not ties: the numbers lie beside what their literals say.
    #expect(1.005.text(digitsAfterPoint: 2) == "1.00")
    #expect(2.675.text(digitsAfterPoint: 2) == "2.67")
    #expect([25.0, 35].map { $0.text(significantDigits: 1) } == ["20", "40"])
  }

  @Test func floatsUseTheirOwnShortestDigits() {
    #expect(Float(0.1).shortestText == "0.1")
    #expect(Float(16_777_216).shortestText == "16777216")
    #expect(Float(1e-8).shortestText == "1e-8")
    #expect(Float(0.1).text(digitsAfterPoint: 9) == "0.100000001")
    #expect((-Float.infinity).shortestText == "-Infinity")
  }

  @Test func shortestTextReadsBack() {
    var stream = RandomStream(seed: 20)
    for _ in 0..<3000 {
      let number = Double(bitPattern: stream.next())
      guard number.isFinite else { continue }
      #expect(Double(number.shortestText) == number)
      let single = Float(bitPattern: stream.nextWord())
      if single.isFinite { #expect(Float(single.shortestText) == single) }
    }
  }

  /// The standard library knows the shortest digits too, by another algorithm.
  @Test func shortestDigitsAreThoseOfTheStandardLibrary() {
    func digits(_ text: String) -> Substring {
      let significand = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
      return significand.dropLast(significand.reversed().prefix { $0 == "0" }.count)
    }
    var stream = RandomStream(seed: 22)
    var numbers = [1e23, 123.456]
    for exponent in -1074...1023 {
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      numbers += [power, power.nextUp, power.nextDown]
    }
    for _ in 0..<3000 {
      numbers.append(Double(bitPattern: stream.next()))
      // Ties: one digit more than needed, and that a 5.
      numbers.append(1e15 + Double(stream.nextWord()) + (stream.nextWord() & 1 == 0 ? 0.25 : 0.75))
    }
    for number in numbers where number.isFinite {
      #expect(digits(number.shortestText) == digits(number.description))
      let single = Float(number)
      if single.isFinite { #expect(digits(single.shortestText) == digits(single.description)) }
    }
  }

  /// Seventeen significant digits read back as the number; a correctly rounding reader is the oracle
  /// for fewer: what is read back is no farther than half a unit of the last digit.
  @Test func significantDigitsReadBack() {
    var stream = RandomStream(seed: 21)
    for _ in 0..<3000 {
      let number = Double(bitPattern: stream.next())
      guard number.isFinite else { continue }
      #expect(Double(number.text(significantDigits: 17)) == number)
      let short = Double(number.text(significantDigits: 6)) ?? .nan
      #expect(abs(short - number) <= abs(number) * 0.5000001e-5)
    }
  }
}
