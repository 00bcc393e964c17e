// What says the same is accepted; every mistake is refused or found, and its tensor named.

import CourseNotation
import Testing

@Suite struct EquivalenceTests {
  @Test(arguments: Network.all)
  func everyNetworkIsEquivalentToItself(_ network: Network) throws {
    let program = try network.program
    guard case .equivalent(let choices) = compare(program, with: program) else {
      Issue.record("\(compare(program, with: program).sentences)")
      return
    }
    #expect(choices.count == 3)
    // Any two sizes differ in one of the choices at least.
    for left in choices[0].indices {
      for right in choices[0].indices.dropFirst(left + 1) {
        #expect(choices.contains { $0[left].value != $0[right].value }, "\(left), \(right)")
      }
    }
  }

  @Test(arguments: Rewriting.all)
  func rewritingsAreEquivalent(_ rewriting: Rewriting) throws {
    let reference = try read(rewriting.reference)
    let candidate = try read(rewriting.candidate)
    let verdict = compare(candidate, with: reference)
    guard case .equivalent = verdict else {
      Issue.record("\(verdict.sentences)\n\(rewriting.candidate)")
      return
    }
  }

  @Test(arguments: Network.all)
  func everyMistakeIsFoundAndItsTensorNamed(_ network: Network) throws {
    let reference = try network.program
    for mutation in network.someMutations {
      guard let candidate = Program.read(ProgramText(mutation.text)).program else { continue }
      let mistake = "\(mutation.kind): \(mutation.what)"
      switch compare(candidate, with: reference) {
      case .equivalent: Issue.record("\(mistake) is not found")
      case .notRun(let stop): Issue.record("\(mistake): \(stop)")
      case .incomparable(let mismatches):
        #expect(!mismatches.isEmpty)
        // Each sentence names a tensor of one of the programs.
        let names = (reference.tensors + candidate.tensors).map { $0.name.plainText }
        for sentence in mismatches.map(\.sentence) {
          #expect(names.contains { sentence.contains($0) }, "\(mistake): \(sentence)")
        }
      case .different(let counterexample):
        #expect(
          !counterexample.suspects.isEmpty || !counterexample.nearMisses.isEmpty,
          "\(mistake)"
        )
      }
    }
  }

  @Test func mistakesOfEveryKindAreMade() {
    let kinds = Network.all.flatMap { $0.mutations }.map { $0.kind }
    for kind in Mutation.Kind.allCases { #expect(kinds.contains(kind)) }
    #expect(kinds.count > 800)
  }

  @Test func theVerdictDependsOnTheSeedAlone() throws {
    let reference = try Network.named("gru").program
    let text = Network.named("gru").text.replacing("(1 - G2[b,t,j])", with: "G2[b,t,j]")
    let candidate = try read(text)
    let verdict = compare(candidate, with: reference)
    #expect(compare(candidate, with: reference) == verdict)
    #expect(compare(candidate, with: reference, seed: 2) != verdict)
  }

  @Test func theHandWrittenBackwardPassOfTheFiltersIsTheDerivedOne() throws {
    let forward = try Network.named("residual-filters").program
    let filters = try forward.tensor("S")
    let image = try forward.tensor("S_0")
    let derived = try forward.gradient(of: [filters], for: [image], seed: .given)
    let written = try Network.named("residual-filters-backward").program
    let verdict = compare(derived, with: written)
    guard case .equivalent = verdict else {
      Issue.record("\(verdict.sentences)\n\(derived.plainText())\n\(written.plainText())")
      return
    }
    let text = Network.named("residual-filters-backward").text
    let wrong = try read(text.replacing("j',j]", with: "j,j']"))
    #expect(
      compare(wrong, with: written).sentences.dropFirst() == [
        "Your S.grad equals the reference's with K_{ℓ+1}[Δx,Δy,j,j'] in the place of"
          + " K_{ℓ+1}[Δx,Δy,j',j]: transposed."
      ]
    )
  }

  @Test func tooMuchWorkIsNotDone() throws {
    let reference = try read("y[b] = x[b,I] z[b,I]")
    let verdict = compare(reference, with: reference, limits: .init(steps: 10))
    #expect(verdict == .notRun(.reference(.stepLimit(10))))
    #expect(verdict.sentences == ["The reference could not be run: it takes more than 10 steps."])
  }

  @Test func largeTensorsAreNotMade() throws {
    let reference = try read("y[b] = x[b] + z[b]")
    let candidate = try read("y[b] = x[b] + x[b+900000] + z[b] + z[b+900000]")
    let limit = InterpreterError.elementLimit(1_000_000)
    #expect(compare(candidate, with: reference) == .notRun(.candidate(limit)))
  }

  @Test func longStatementsAreComparedWithoutTryingChanges() throws {
    let terms = (0..<2_000).map { _ in "x[b] z[b]" }.joined(separator: " + ")
    let reference = try read("y[b] = 2000 x[b] z[b]")
    let same = try read("y[b] = \(terms)")
    #expect(compare(same, with: reference).sentences[0].hasPrefix("Your program computes"))
    let other = try read("y[b] = \(terms) + x[b] z[b]")
    #expect(compare(other, with: reference).sentences.count == 2)
  }
}
