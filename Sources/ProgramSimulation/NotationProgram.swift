import CourseNotation

/// A program of the page in the course notation.
///
///     let gru = program("gru")
///
/// - Parameter id: The `id` of the program's header, as a literal: so the build knows which programs
///   a block depends on.
/// - Returns: The program, as the build has read and checked it.
/// - Complexity: Linear in the length of its text; less than a millisecond for a network.
@export(interface)
public func program(_ id: StaticString) -> NotationProgram {
  guard let program = ProgramLibrary.program(id) else { stop(.unknownProgram, in: id) }
  return NotationProgram(id: id, forward: program)
}

/// A program in the course notation, or its backward pass.
public final class NotationProgram: Sendable {
  let id: StaticString
  let forward: Program
  /// The gradient of a loss; `nil` for the program itself.
  let backward: Program?

  init(id: StaticString, forward: Program, backward: Program? = nil) {
    self.id = id
    self.forward = forward
    self.backward = backward
  }

  /// What this is about: the backward pass if it is one.
  var subject: Program { backward ?? forward }

  /// The equations in plain text, a line each.
  @export(interface)
  public var text: String { subject.plainText(withHeader: false) }

  /// The backward pass of a loss, as a program.
  ///
  ///     program("mlp").gradient(of: "Loss").run(["L": 50, "I": 64, "B": 64])["W.grad"]
  ///
  /// Running it runs the program first. The gradient of a tensor that is not one number is that of
  /// the sum of its elements.
  ///
  /// - Parameter loss: A tensor that the program computes. The block names it by a literal, here or
  ///   elsewhere: so the build knows which backward passes to derive.
  /// - Returns: A program whose outputs are the gradients of all inputs, named `W.grad`.
  @export(interface)
  public func gradient(of loss: String) -> NotationProgram {
    NotationProgram(id: id, forward: forward, backward: backward(of: tensor(loss)))
  }

  /// The backward pass of a loss.
  func backward(of loss: TensorID) -> Program {
    let name = forward[loss].name
    guard forward[loss].role != .input else { stop(.notDefined(name.plainText), in: id) }
    guard let program = ProgramLibrary.program(id, loss: name) else {
      stop(.noGradient(name.plainText), in: id)
    }
    return program
  }
}
