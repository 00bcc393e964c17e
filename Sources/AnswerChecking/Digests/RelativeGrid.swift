import DeterministicMath

/// Rounds numbers to the nearest point of a grid that is as fine everywhere, relative to the number.
///
/// The points are ±exp(k · step) for whole k, and zero. The step tells nothing of the numbers, as one
/// of a part of their size would.
package struct RelativeGrid: Sendable, Hashable {
  package let step: Double

  package init(step: Double) {
    self.step = step
  }

  /// As fine as values that are computed in two ways agree with room to spare.
  package static let fine = RelativeGrid(step: 1e-6)

  static let zero = [UInt8](words: "0")
  private static let smallest = 1e-12

  /// The point nearest to a number, as a text.
  package func text(_ value: Double) -> [UInt8] {
    guard value.magnitude > Self.smallest else { return Self.zero }
    return text(isNegative: value < 0, position(value).rounded())
  }

  /// The points to which numbers are rounded that are at most some steps from a number, as texts.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - steps: How far; 0 for the two points between which the number lies.
  /// - Returns: The texts, the nearest point's first.
  package func texts(_ value: Double, within steps: Int) -> [[UInt8]] {
    guard value.isFinite else { return [] }
    guard value.magnitude > Self.smallest / 2 else { return [Self.zero] }
    var texts = value.magnitude < 2 * Self.smallest ? [Self.zero] : []
    let below = position(value).rounded(.down)
    // The nearest first.
    for distance in 0...steps {
      texts.append(text(isNegative: value < 0, below - Double(distance)))
      texts.append(text(isNegative: value < 0, below + Double(distance + 1)))
    }
    return texts
  }

  private func position(_ value: Double) -> Double { log(value.magnitude) / step }

  private func text(isNegative: Bool, _ position: Double) -> [UInt8] {
    let position = position == 0 ? 0 : position
    return [UInt8](words: isNegative ? "-" : "+") + position.utf8(digitsAfterPoint: 0)
  }
}
