// The search for what separates two programs.

/// Tries changes until the outputs agree.
///
/// Where both programs define a tensor of the same name, its definition is checked by itself with
/// the same values for everything else: such a check costs little and tells which definitions
/// disagree. Where that leads to nothing, whole programs are run with one change.
struct NearMissSearch {
  /// Tensors of the reference whose definitions disagree.
  private(set) var suspects: [TensorID] = []
  /// The changes with which all outputs agree; none if none were found.
  private(set) var nearMisses: [NearMiss] = []
  private let trial: Trial

  /// A changed statement of one of the programs.
  private struct Fix {
    var isInReference: Bool
    var place: Int
    var edit: Edit
    var tensor: String

    var nearMiss: NearMiss { NearMiss(tensor, edit.change()) }
  }

  init(_ trial: Trial) {
    self.trial = trial
    let wrong = wrongDefinitions()
    suspects = wrong.checks.map { $0.tensor }
    var fixes: [Fix] = []
    for (tensor, check) in wrong.checks {
      let fix = fix(check, of: reference, tensor, isInReference: true) ?? extra(tensor)
      if let fix { fixes.append(fix) }
    }
    if let padding = otherPadding() {
      nearMisses = [padding]
    } else if !suspects.isEmpty, fixes.count == suspects.count, agree(fixes) {
      nearMisses = fixes.map { $0.nearMiss }
    } else if !wrong.areAll, let fix = wholeProgramFix() {
      nearMisses = [fix.nearMiss]
    }
  }

  /// The definitions of the reference that the candidate's values contradict, and whether all
  /// definitions could be checked.
  private func wrongDefinitions() -> (
    checks: [(tensor: TensorID, check: DefinitionCheck)], areAll: Bool
  ) {
    var checks: [(tensor: TensorID, check: DefinitionCheck)] = []
    var areAll = true
    for tensor in reference.tensors.indices.map(TensorID.init)
    where reference[tensor].role != .input {
      guard var check = referenceCheck(tensor) else {
        areAll = false
        continue
      }
      if !check.holds() { checks.append((tensor, check)) }
    }
    return (checks, areAll)
  }

  private var reference: Program { trial.pairing.reference }
  private var candidate: Program { trial.pairing.candidate }

  // MARK: - One definition

  /// The reference's definition with the candidate's values.
  private func referenceCheck(_ tensor: TensorID) -> DefinitionCheck? {
    let values = reference.tensors.indices.map(TensorID.init).map { tensor -> TensorValue? in
      if reference[tensor].role == .input { return trial.inputs[tensor] }
      guard let partner = trial.pairing[reference: tensor] else { return nil }
      return trial.candidate[partner].fitted(to: reference.zeros(tensor, trial.sizes))
    }
    return DefinitionCheck(reference, defining: tensor, values: values, sizes: trial.sizes)
  }

  /// The candidate's definition with the reference's values.
  private func candidateCheck(_ tensor: TensorID) -> DefinitionCheck? {
    let values = candidate.tensors.indices.map(TensorID.init).map { tensor -> TensorValue? in
      if candidate[tensor].role == .input { return trial.candidateInputs[tensor] }
      guard let partner = trial.pairing.partner(of: tensor) else { return nil }
      return trial.reference[partner].fitted(to: candidate.zeros(tensor, trial.candidateSizes))
    }
    return DefinitionCheck(
      candidate,
      defining: tensor,
      values: values,
      sizes: trial.candidateSizes
    )
  }

  private func fix(
    _ check: DefinitionCheck,
    of program: Program,
    _ tensor: TensorID,
    isInReference: Bool
  ) -> Fix? {
    for (place, number) in check.places.enumerated() {
      let statement = program.statements[number]
      guard statement.origin == .written else { continue }
      let edits = edits(of: statement, in: program, isInReference: isInReference)
      for edit in edits where check.holds(with: edit.statement, at: place) {
        let fix = Fix(
          isInReference: isInReference,
          place: number,
          edit: edit,
          tensor: program[tensor].name.plainText
        )
        // A single mistake must explain the outputs; of several each is judged by its definition.
        if suspects.count > 1 || agree([fix]) { return fix }
      }
    }
    return nil
  }

  /// What the candidate's definition has too much.
  private func extra(_ tensor: TensorID) -> Fix? {
    guard let partner = trial.pairing[reference: tensor],
      var check = candidateCheck(partner), !check.holds()
    else { return nil }
    return fix(check, of: candidate, partner, isInReference: false)
  }

  // MARK: - Whole programs

  /// Whether the outputs agree when statements are changed.
  private func agree(_ fixes: [Fix]) -> Bool {
    let mistakes = fixes.filter { $0.isInReference }
    let additions = fixes.filter { !$0.isInReference }
    let left =
      mistakes.isEmpty
      ? trial.reference : run(reference, mistakes, trial.sizes, trial.inputs)
    let right =
      additions.isEmpty
      ? trial.candidate
      : run(candidate, additions, trial.candidateSizes, trial.candidateInputs)
    guard let left, let right else { return false }
    return trial.pairing.firstDifference(left, right, trial.sizes) == nil
  }

  private func run(
    _ program: Program,
    _ fixes: [Fix],
    _ sizes: SizeValues,
    _ inputs: [TensorID: TensorValue]
  ) -> Interpretation? {
    var changed = program
    for fix in fixes { changed.statements[fix.place] = fix.edit.statement }
    var scheduler = Scheduler(changed)
    changed.schedule = scheduler.run()
    guard scheduler.errors.isEmpty else { return nil }
    let limits = InterpreterLimits(steps: 500_000, elements: 1_000_000)
    return try? changed.interpreted(sizes: sizes, inputs: inputs, limits: limits)
  }

  /// One change anywhere, within a bounded number of runs.
  private func wholeProgramFix() -> Fix? {
    let counts = trial.reference.counts
    let operations = counts.multiplications + counts.additions + counts.functions
    var runs = min(300, max(20, 200_000 / (operations + 100)))
    for fix in fixes(of: reference, isInReference: true)
      + fixes(of: candidate, isInReference: false)
    {
      guard runs > 0 else { return nil }
      runs -= 1
      if agree([fix]) { return fix }
    }
    return nil
  }

  private func edits(
    of statement: Statement,
    in program: Program,
    isInReference: Bool
  ) -> [Edit] {
    isInReference
      ? Edits.mistakes(in: statement, of: program, trial.sizes)
      : Edits.additions(in: statement, of: program, trial.candidateSizes)
  }

  /// All changes of a program; for each kind those of all statements.
  private func fixes(of program: Program, isInReference: Bool) -> [Fix] {
    var all: [Fix] = []
    for (place, statement) in program.statements.enumerated()
    where statement.origin == .written && all.count < 3_000 {
      let edits = edits(of: statement, in: program, isInReference: isInReference)
      let name = program[statement.target.tensor].name.plainText
      all += edits.map {
        Fix(isInReference: isInReference, place: place, edit: $0, tensor: name)
      }
    }
    return all.sorted { $0.edit.rank.rawValue < $1.edit.rank.rawValue }
  }

  /// The padding, if that is all.
  private func otherPadding() -> NearMiss? {
    guard candidate.padding != reference.padding else { return nil }
    var changed = reference
    changed.padding = candidate.padding
    let limits = InterpreterLimits(steps: 2_000_000, elements: 1_000_000)
    guard
      let result = try? changed.interpreted(
        sizes: trial.sizes,
        inputs: trial.inputs,
        limits: limits
      ), trial.pairing.firstDifference(result, trial.candidate, trial.sizes) == nil,
      let output = reference.tensors(.output).first
    else { return nil }
    return NearMiss(
      reference[output].name.plainText,
      .otherPadding(expected: reference.padding.word, found: candidate.padding.word)
    )
  }
}

extension Program.Padding {
  fileprivate var word: String {
    switch self {
    case .zero: "zero"
    case .circular: "circular"
    case .valid: "valid"
    }
  }
}
