// The comparison of two programs.

import DeterministicMath

/// Compares a program with a reference by running both on the same random tensors.
///
/// Inputs and outputs are matched by name; the candidate may rename indices and intermediates, and
/// split, merge and reorder statements as it likes. The programs are run at three choices of
/// sizes. If an output differs, changes of the reference and of the candidate are tried, one
/// definition at a time, to find the change that separates them.
///
/// - Parameters:
///   - candidate: The program to judge.
///   - reference: The program that it should be.
///   - seed: Where the random tensors begin.
///   - limits: How much work one run of a program may be.
/// - Returns: The verdict, the same on every machine.
package func compare(
  _ candidate: Program,
  with reference: Program,
  seed: UInt64 = 1,
  limits: InterpreterLimits = .init(steps: 2_000_000, elements: 1_000_000)
) -> Verdict {
  let pairing = TensorPairing(candidate, reference)
  guard pairing.mismatches.isEmpty else { return .incomparable(pairing.mismatches) }
  let choice = SizeChoice(reference)
  // All sizes different: no letter can pass for another.
  let mismatches = pairing.candidateSizes(choice.allDifferent).mismatches
  guard mismatches.isEmpty else { return .incomparable(mismatches) }
  let choices = choice.choices
  do throws(TrialError) {
    for place in choices.indices {
      let trial = try Trial(pairing, choices, place, seed: seed, limits: limits)
      let difference = pairing.firstDifference(trial.reference, trial.candidate, trial.sizes)
      guard let difference else { continue }
      let next = (place + 1) % choices.count
      let other = try Trial(pairing, choices, next, seed: seed, limits: limits)
      return .different(trial.explained(difference, other))
    }
  } catch {
    return .notRun(error)
  }
  return .equivalent(choices.map { reference.named($0) })
}

extension Program {
  /// The free sizes with their values.
  func named(_ sizes: SizeValues) -> [NamedSize] {
    freeSizes.map { NamedSize(name: self[$0].names[0].plainText, value: sizes[$0]) }
  }
}

extension Trial {
  /// The trial at one of some choices of sizes.
  fileprivate init(
    _ pairing: TensorPairing,
    _ choices: [SizeValues],
    _ place: Int,
    seed: UInt64,
    limits: InterpreterLimits
  ) throws(TrialError) {
    let own = pairing.candidateSizes(choices[place]).values
    let stream = RandomStream(seed: seed).split(place)
    func run(isPositive: Bool) throws(TrialError) -> Trial {
      try Trial(
        pairing,
        choices[place],
        own,
        stream: stream,
        isPositive: isPositive,
        limits: limits
      )
    }
    let trial = try run(isPositive: false)
    self = trial.isFinite ? trial : try run(isPositive: true)
  }

  /// The counterexample at an element; another trial tells numbers from sizes.
  fileprivate func explained(_ difference: Difference, _ other: Trial) -> Counterexample {
    let program = pairing.reference
    let unused = program.tensors(.input).filter { tensor in
      program[tensor].initialSlice == nil && pairing[reference: tensor] == nil
    }
    let search = NearMissSearch(self)
    return Counterexample(
      output: program[difference.tensor].name.plainText,
      place: zip(program.letters(of: difference.tensor), difference.indices).map {
        NamedSize(name: $0, value: $1)
      },
      found: difference.found,
      expected: difference.expected,
      sizes: program.named(sizes),
      unusedInputs: unused.map { program[$0].name.plainText },
      suspects: search.suspects.map { program[$0].name.plainText },
      nearMisses: search.nearMisses.isEmpty ? multiples(and: other) : search.nearMisses
    )
  }
}
