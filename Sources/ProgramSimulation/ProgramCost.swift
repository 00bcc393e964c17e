import CourseNotation

/// What a program costs: polynomials in its sizes, read off its equations.
///
///     let cost = program("gru").gradient(of: "Loss").cost
///     note("The backward pass takes \(cost.operations) operations: \(cost.order(in: "T")).")
public final class ProgramCost: Sendable {
  private let program: NotationProgram
  private let cost: Cost

  init(_ program: NotationProgram) {
    self.program = program
    do throws(CostError) {
      cost = try CourseNotation.cost(of: program.subject)
    } catch {
      stop(.tooManyTerms, in: program.id)
    }
  }

  /// All operations: `3·B·T·J·(I + K) + …`.
  @export(interface)
  public var operations: String { text(cost.operations) }

  /// Multiplications and divisions.
  @export(interface)
  public var multiplications: String { text(cost.multiplications) }

  /// Additions and subtractions.
  @export(interface)
  public var additions: String { text(cost.additions) }

  /// Evaluations of functions.
  @export(interface)
  public var functions: String { text(cost.functions) }

  /// Elements of all tensors.
  @export(interface)
  public var memory: String { text(cost.memory) }

  /// The numbers of operations at some sizes: what a run counts.
  @export(interface)
  public func counts(_ sizes: KeyValuePairs<String, Int> = [:]) -> ProgramCounts {
    ProgramCounts(cost.counts(program.sizes(sizes)))
  }

  /// How the operations grow in a size while the others are fixed: `O(T)`.
  @export(interface)
  public func order(in size: String) -> String {
    let sizes = program.forward.sizes
    guard let place = sizes.firstIndex(where: { $0.names.place(of: size) != nil }) else {
      stop(.unknownSize(size, known: sizes.map { $0.names[0] }), in: program.id)
    }
    return program.forward.plainText(orderOf: cost, in: SizeID(place))
  }

  private func text(_ polynomial: SizePolynomial) -> String {
    program.forward.plainText(of: polynomial)
  }
}

extension NotationProgram {
  /// What a run costs, as polynomials in the sizes.
  @export(interface)
  public var cost: ProgramCost { ProgramCost(self) }
}
