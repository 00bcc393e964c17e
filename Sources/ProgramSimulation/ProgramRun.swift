import CourseNotation
public import TensorCore

/// What a program computed.
public final class ProgramRun {
  let id: StaticString
  let plan: Plan

  init(id: StaticString, plan: Plan) {
    self.id = id
    self.plan = plan
  }

  /// A tensor of the program, or of its backward pass: `run["h"]`, `run["W.grad"]`.
  ///
  /// Its axes are in written order, subscripts first. Each begins at 0 here: where the program has h
  /// at 0 … T, element 0 is `h_0`.
  @export(interface)
  public subscript(name: String) -> TensorCore.Tensor<Float> {
    let tensor = tensor(name)
    return TensorCore.Tensor(shape: plan.shape(of: tensor), elements: plan.elements(of: tensor))
  }

  /// The elements of a tensor in row-major order, for charts and samples.
  @export(interface)
  public func values(_ name: String) -> [Double] {
    plan.elements(of: tensor(name)).map { Double($0) }
  }

  /// The number in a tensor that has one element, such as a loss.
  @export(interface)
  public func value(_ name: String) -> Double {
    let elements = plan.elements(of: tensor(name))
    guard elements.count == 1 else {
      stop(.notOneNumber(name, count: elements.count), in: id)
    }
    return Double(elements[0])
  }

  /// The operations that were executed: of the program, or of its backward pass if that was run.
  @export(interface)
  public var counts: ProgramCounts { ProgramCounts(plan.counts) }

  private func tensor(_ name: String) -> PlannedTensor {
    guard let tensor = plan.tensor(spelled: name), plan.isKept(tensor) else {
      stop(.notComputed(name), in: id)
    }
    return tensor
  }
}

extension Plan {
  /// The tensor with a name as it is typed.
  func tensor(spelled text: String) -> PlannedTensor? {
    let names = self.names
    return names.place(of: text).flatMap { tensor(named: names[$0]) }
  }
}
