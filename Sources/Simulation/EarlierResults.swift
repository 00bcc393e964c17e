// Results of other blocks of the page, which the build has computed before this one.

import DeterministicMath
public import MonteCarlo

/// A result of another block of the page, with its error.
///
///     let variance = result(from: "preactivation.variance")
///
/// The build runs that block first, with its published inputs. The name is written as a literal, so
/// that the build can see it.
///
/// - Parameter name: The block's id, a point, and the result's name.
/// - Returns: The result.
@export(interface)
public func result(from name: String) -> Estimate {
  let key = [UInt8](text: name)
  guard let found = BlockRun.access({ $0.provided.first { $0.name == key } }) else {
    fatalError("the build has no such result; write its name between the quotes")
  }
  return found.estimate
}

extension BlockProgram {
  /// Hands over a result of another block; numbers are the bits of a `Double`.
  ///
  /// The method is the place of the estimate's among symmetric, logarithmic and score.
  @export(interface)
  public static func provide(
    _ name: String,
    value: UInt64,
    error: UInt64,
    samples: Int,
    degreesOfFreedom: UInt64,
    method: Int
  ) {
    let methods: [Estimate.Method] = [.symmetric, .logarithmic, .score]
    let estimate = Estimate(
      value: Double(bitPattern: value),
      standardError: Double(bitPattern: error),
      sampleCount: samples,
      degreesOfFreedom: Double(bitPattern: degreesOfFreedom),
      method: methods[min(max(method, 0), 2)]
    )
    let name = [UInt8](text: name)
    BlockRun.access { $0.provided.append((name, estimate)) }
  }
}
