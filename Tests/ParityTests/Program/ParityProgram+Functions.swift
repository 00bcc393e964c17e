// The elementary functions of both precisions over 200,000 values, single and, for Float, in vectors.

import DeterministicMath
import TensorCore

extension ParityProgram {
  func tellFunctions() {
    let doubles = HardValues.doubles()
    for (name, function) in Self.doubleFunctions {
      var digest = digest(name, " of Double")
      for value in doubles { digest.add(function(value)) }
      tell("\(name) of Double", digest.value)
    }
    let floats = HardValues.floats()
    for (name, function) in Self.floatFunctions {
      var digest = digest(name, " of Float")
      for value in floats { digest.add(function(value)) }
      tell("\(name) of Float", digest.value)
    }
    tellPowers(doubles, floats)
    tellStatistics(doubles)
    tellVectors(floats)
  }

  private static var doubleFunctions: [(StaticString, (Double) -> Double)] {
    [
      ("exp", { exp($0) }), ("expm1", { expm1($0) }), ("log", { log($0) }),
      ("log1p", { log1p($0) }),
      ("log2", { log2($0) }), ("sqrt", { sqrt($0) }), ("sin", { sin($0) }), ("cos", { cos($0) }),
      ("tanh", { tanh($0) }), ("sigmoid", { sigmoid($0) }), ("softplus", { softplus($0) }),
      ("erf", { erf($0) }), ("erfc", { erfc($0) }), ("lgamma", { lgamma($0) }),
      ("normalQuantile", { normalQuantile($0) }),
      ("normalProbability", { normalProbability(atMost: $0) }),
    ]
  }

  private static var floatFunctions: [(StaticString, (Float) -> Float)] {
    [
      ("exp", { exp($0) }), ("expm1", { expm1($0) }), ("log", { log($0) }),
      ("log1p", { log1p($0) }),
      ("log2", { log2($0) }), ("sqrt", { sqrt($0) }), ("sin", { sin($0) }), ("cos", { cos($0) }),
      ("tanh", { tanh($0) }), ("sigmoid", { sigmoid($0) }), ("softplus", { softplus($0) }),
      ("erf", { erf($0) }), ("erfc", { erfc($0) }), ("lgamma", { lgamma($0) }),
      ("normalQuantile", { normalQuantile($0) }),
    ]
  }

  private func tellPowers(_ doubles: [Double], _ floats: [Float]) {
    var digest = Digest()
    for index in doubles.indices {
      digest.add(pow(doubles[index], doubles[(index * 7 + 3) % doubles.count]))
    }
    tell("pow of Double", digest.value)
    digest = Digest()
    for index in floats.indices {
      digest.add(pow(floats[index], floats[(index * 7 + 3) % floats.count]))
    }
    tell("pow of Float", digest.value)
  }

  /// The distributions that take degrees of freedom, whose quantiles search.
  private func tellStatistics(_ doubles: [Double]) {
    let degrees = [0.3, 1, 2.5, 30, 4095]
    var digests = [Digest](repeating: Digest(), count: 4)
    for (index, value) in doubles.enumerated() {
      let degrees = degrees[index % 5]
      digests[0].add(studentProbability(atMost: value, degreesOfFreedom: degrees))
      digests[1].add(chiSquareProbability(atMost: value, degreesOfFreedom: degrees))
      digests[2].add(studentQuantile(value, degreesOfFreedom: degrees))
      digests[3].add(chiSquareQuantile(value, degreesOfFreedom: degrees))
    }
    tell("studentProbability", digests[0].value)
    tell("chiSquareProbability", digests[1].value)
    tell("studentQuantile", digests[2].value)
    tell("chiSquareQuantile", digests[3].value)
  }

  /// The functions as kernels apply them, to vectors and what is left over.
  private func tellVectors(_ floats: [Float]) {
    let tensor = Tensor<Float>(shape: [floats.count], elements: floats)
    for (name, function) in Self.vectorFunctions {
      var digest = digest(name, " of vectors of Float")
      for element in function(tensor).elements { digest.add(element) }
      tell("\(name) of vectors of Float", digest.value)
    }
    for (name, function) in Self.laneFunctions {
      var digest = digest(name, " of vectors of Float")
      for start in stride(from: 0, to: floats.count, by: 16) {
        let values = function(SIMD16(floats[start..<start + 16]))
        for lane in 0..<16 { digest.add(values[lane]) }
      }
      tell("\(name) of vectors of Float", digest.value)
    }
  }

  private static var vectorFunctions: [(StaticString, (Tensor<Float>) -> Tensor<Float>)] {
    [
      ("exp", { exp($0) }), ("log", { log($0) }), ("tanh", { tanh($0) }),
      ("sigmoid", { sigmoid($0) }), ("sqrt", { sqrt($0) }), ("relu", { relu($0) }),
    ]
  }

  private static var laneFunctions: [(StaticString, (SIMD16<Float>) -> SIMD16<Float>)] {
    [
      ("expm1", { expm1($0) }), ("log1p", { log1p($0) }), ("log2", { log2($0) }),
      ("softplus", { softplus($0) }), ("erf", { erf($0) }), ("sin", { sin($0) }),
      ("cos", { cos($0) }),
    ]
  }
}
