import CourseNotation
package import Diagnostics

// What the header asks to be derived from a program: its backward pass, what it costs.

/// What a page shows of a program beside its equations.
package struct ProgramDerivation: Sendable, Hashable {
  /// The backward pass of a loss.
  package struct Backward: Sendable, Hashable {
    /// The loss, in LaTeX.
    package var loss: String
    /// The statements as one display, in LaTeX.
    package var equations: String
  }

  /// What a run takes, as polynomials in the sizes, in LaTeX.
  package struct Cost: Sendable, Hashable {
    /// Multiplications, additions and evaluations of functions.
    package var operations: String
    /// Elements of all tensors.
    package var elements: String
  }

  package var backward: Backward?
  package var forwardCost: Cost?
  package var backwardCost: Cost?
}

extension CourseProgram {
  /// Whether the page shows the equations: not where readers are to find them in the diagram.
  package var showsEquations: Bool {
    text.headerValue(of: "equations").map(text.quoted) != "hidden"
  }

  private var showsCost: Bool { text.headerValue(of: "cost").map(text.quoted) == "shown" }

  /// Derives what the header asks for: `gradient: Loss`, `cost: shown`.
  ///
  /// - Returns: What was derived, `nil` where nothing is asked for or the program has an error; and
  ///   what is wrong with the header.
  package func derivation() -> (ProgramDerivation?, [Diagnostic]) {
    let lossRange = text.headerValue(of: "gradient")
    guard let program, showsCost || lossRange != nil else { return (nil, []) }
    var derivation = ProgramDerivation()
    if showsCost { derivation.forwardCost = .init(program) }
    guard let lossRange else { return (derivation, []) }
    let (name, place) = (text.quoted(lossRange), places.range(lossRange))
    guard let loss = program.tensor(spelled: name), program[loss].role != .input else {
      return (derivation, [.unknownShownLoss(name, among: program.computedNames, at: place)])
    }
    do throws(GradientError) {
      // Of what is not one number the gradient is given, as from the layers above.
      let isNumber = program[loss].dimensions.isEmpty
      let backward = try program.gradient(of: [loss], seed: isNumber ? .ones : .given)
      derivation.backward = .init(
        loss: program.latex(of: .element(Element(loss, []))),
        equations: backward.latex
      )
      if showsCost { derivation.backwardCost = .init(backward) }
      return (derivation, [])
    } catch {
      return (derivation, [.noShownGradient(of: name, at: place)])
    }
  }
}

extension ProgramDerivation.Cost {
  /// `nil` for programs that nobody writes.
  fileprivate init?(_ program: Program) {
    do throws(CostError) {
      let cost = try CourseNotation.cost(of: program)
      operations = program.latex(of: cost.operations)
      elements = program.latex(of: cost.memory)
    } catch {
      return nil
    }
  }
}

extension Diagnostic {
  static func unknownShownLoss(
    _ name: String,
    among names: [String],
    at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "program-header",
      "The program computes no “\(name)” whose gradient could be shown.",
      at: range,
      notes: [.init("It computes \(names.joined(separator: ", ")).")]
    )
  }

  static func noShownGradient(of name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "no-gradient",
      "The program has no backward pass from “\(name)”.",
      at: range
    )
  }
}
