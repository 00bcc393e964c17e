public import TensorCore

/// What an input of a program holds when the program runs.
public struct ProgramInput: Sendable {
  enum Source: Sendable {
    case normal(mean: Double, deviation: Double)
    case uniform(Range<Double>)
    case constant(Double)
    case values([Float])
    case positions([Int])
    case tensor(TensorCore.Tensor<Float>)
  }

  let source: Source

  /// Normal deviates.
  @export(interface)
  public static func normal(mean: Double = 0, deviation: Double = 1) -> ProgramInput {
    ProgramInput(source: .normal(mean: mean, deviation: deviation))
  }

  /// Numbers from a range, each as likely as any other.
  @export(interface)
  public static func uniform(in range: Range<Double>) -> ProgramInput {
    ProgramInput(source: .uniform(range))
  }

  /// The same number everywhere.
  @export(interface)
  public static func constant(_ value: Double) -> ProgramInput {
    ProgramInput(source: .constant(value))
  }

  /// Zeros.
  @export(interface)
  public static var zeros: ProgramInput { .constant(0) }

  /// Elements in row-major order: the last index runs fastest.
  @export(interface)
  public static func values(_ elements: [Float]) -> ProgramInput {
    ProgramInput(source: .values(elements))
  }

  /// Elements in row-major order, rounded to single precision.
  @export(interface)
  public static func values(_ elements: [Double]) -> ProgramInput {
    ProgramInput(source: .values(elements.map { Float($0) }))
  }

  /// Positions on an axis, in row-major order: the words of a sentence.
  @export(interface)
  public static func positions(_ elements: [Int]) -> ProgramInput {
    ProgramInput(source: .positions(elements))
  }

  /// The elements of a tensor, which has the input's shape.
  @export(interface)
  public static func tensor(_ tensor: TensorCore.Tensor<Float>) -> ProgramInput {
    ProgramInput(source: .tensor(tensor))
  }
}
