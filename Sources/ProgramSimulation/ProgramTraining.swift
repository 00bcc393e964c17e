public import TensorCore

/// What training came to.
public final class ProgramTraining {
  /// The loss before each step.
  public let losses: [Double]
  private let last: ProgramRun

  init(_ last: ProgramRun, losses: [Double]) {
    self.last = last
    self.losses = losses
  }

  /// An input after the last step, or an output or gradient as the last step computed it.
  @export(interface)
  public subscript(name: String) -> TensorCore.Tensor<Float> { last[name] }

  /// An input after training, for a further run: `["W": training.input("W")]`.
  @export(interface)
  public func input(_ name: String) -> ProgramInput { .tensor(last[name]) }
}
