import CourseNotation

/// A program of the page in the course notation.
///
///     let gru = program("gru")
///
/// - Parameter id: The `id` of the program's header, as a literal: so the build knows which programs
///   a block depends on.
/// - Returns: The program, read and checked.
/// - Complexity: Linear in the length of its text; less than a millisecond for a network.
@export(interface)
public func program(_ id: StaticString) -> NotationProgram {
  guard let text = ProgramLibrary.text(id) else { stop(.unknownProgram, in: id) }
  let (program, _) = Program.read(ProgramText(text, segments: [0..<text.count]))
  guard let program else { stop(.unreadable, in: id) }
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
  /// - Parameter loss: A tensor that the program computes.
  /// - Returns: A program whose outputs are the gradients of all inputs, named `W.grad`.
  @export(interface)
  public func gradient(of loss: String) -> NotationProgram {
    let tensor = tensor(loss)
    do throws(GradientError) {
      let backward = try forward.gradient(of: [tensor])
      return NotationProgram(id: id, forward: forward, backward: backward)
    } catch {
      stop(.gradient(error, of: loss), in: id)
    }
  }
}
