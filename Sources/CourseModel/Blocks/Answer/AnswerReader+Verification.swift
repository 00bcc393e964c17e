import AnswerChecking
import Diagnostics

extension AnswerReader {
  /// The keys below `verify` of an answer that is verified by simulation.
  mutating func verification(of kind: Answer.Kind?) -> Verification? {
    guard let value = keys.value("verify") else { return nil }
    var reader = YAMLMappingReader(value, called: "verify")
    let run = reader.identifier("run", of: "verification", at: value.range)
    let sweeps = sweeps(&reader)
    let samples = reader.count("samples")
    let precision =
      reader.share("precision", upTo: Verification.coarsestPrecision)
      ?? Verification.defaultPrecision
    let known = sweeps.map(\.input) + ["answer"]
    let claims =
      if case .choice(let choice) = kind {
        optionClaims(&reader, of: choice, known, at: value.range)
      } else {
        claims(&reader, known, at: value.range)
      }
    for diagnostic in reader.finish(unknownKeys: .error) { keys.report(diagnostic) }
    if case .expression(_, let variables) = kind {
      for variable in variables where !sweeps.contains(where: { $0.input == variable.name }) {
        keys.report(.variableWithoutValues(variable.name, at: value.range))
      }
    }
    guard let run, !claims.isEmpty else { return nil }
    return Verification(
      block: run.name,
      blockRange: run.range,
      sweeps: sweeps,
      samples: samples,
      precision: precision,
      claims: claims,
      range: value.range
    )
  }

  /// `with`: a value, a formula or a list of them for each input.
  private mutating func sweeps(_ reader: inout YAMLMappingReader) -> [Verification.Sweep] {
    var inputs = YAMLMappingReader(reader.value("with"), called: "with")
    for diagnostic in inputs.diagnostics { keys.report(diagnostic) }
    let names = inputs.entries.map(\.key)
    return inputs.entries.compactMap { entry in
      guard let value = inputs.value(entry.key) else { return nil }
      guard !entry.key.contains(where: \.isWhitespace) else {
        keys.report(.malformedInputName(entry.key, at: entry.keyRange))
        return nil
      }
      var values = [value]
      if case .sequence(let items, _) = value { values = items }
      let others = names.filter { $0 != entry.key } + ["answer"]
      let formulas = values.compactMap { formula($0, variables: others) }
      guard !formulas.isEmpty, formulas.count == values.count else { return nil }
      return Verification.Sweep(input: entry.key, values: formulas, range: value.range)
    }
  }

  /// `expect`: a claim or a list of them.
  private mutating func claims(
    _ reader: inout YAMLMappingReader,
    _ known: [String],
    at place: SourceRange
  ) -> [Claim] {
    guard let value = reader.value("expect") else {
      keys.report(.missingKey("expect", of: "verification", at: place))
      return []
    }
    return claims(value, known)
  }

  /// `expect` of a choice: for each of the choices a claim, or a list of them, that holds if and
  /// only if the choice is right.
  private mutating func optionClaims(
    _ reader: inout YAMLMappingReader,
    of choice: Answer.Choice,
    _ known: [String],
    at place: SourceRange
  ) -> [Claim] {
    guard let value = reader.value("expect") else {
      keys.report(.missingKey("expect", of: "verification", at: place))
      return []
    }
    guard case .mapping(let entries, _) = value else {
      keys.report(.claimsOfNoChoice(at: value.range))
      return []
    }
    var all: [Claim] = []
    for entry in entries {
      guard let option = choice.options.firstIndex(of: entry.key) else {
        keys.report(.unknownKey(entry, among: choice.options, severity: .error))
        continue
      }
      all += claims(entry.value, known).map { claim in
        var claim = claim
        claim.option = option
        return claim
      }
    }
    for option in choice.options where !entries.contains(where: { $0.key == option }) {
      keys.report(.choiceWithoutClaim(option, at: value.range))
      return []
    }
    return all
  }

  private mutating func claims(_ value: YAMLValue, _ known: [String]) -> [Claim] {
    var values = [value]
    if case .sequence(let items, _) = value { values = items }
    return values.compactMap { value in
      guard let source = value.scalarText else {
        keys.report(.unexpectedValue(of: "expect", expected: "a claim", found: value))
        return nil
      }
      do throws(ClaimError) {
        return try Claim.parse(source, variables: known, at: value.range)
      } catch {
        keys.report(.malformedClaim(error, at: value.range, in: value))
        return nil
      }
    }
  }

  /// The keys below `verify` of an answer that a program of the page verifies.
  mutating func programVerification(of kind: Answer.Kind?) -> ProgramVerification? {
    guard let value = keys.value("verify") else { return nil }
    var reader = YAMLMappingReader(value, called: "verify")
    let program = reader.identifier("program", of: "verification of this type", at: value.range)
    let loss = reader.value("gradient")
    let lossName = loss?.scalarText
    if let loss, lossName == nil {
      keys.report(.unexpectedValue(of: "gradient", expected: "the name of a tensor", found: loss))
    }
    var sizes: [String] = []
    if case .order(let order) = kind {
      let expected = "the name of a size, or a list of them"
      sizes =
        reader.value("in", expected: expected) { $0.scalarText.map { [$0] } ?? Self.texts($0) }
        ?? []
      if sizes.isEmpty { sizes = order.growth.sizes }
      if sizes.isEmpty { keys.report(.orderWithoutSizes(order.source, at: value.range)) }
    }
    for diagnostic in reader.finish(unknownKeys: .error) { keys.report(diagnostic) }
    guard let program else { return nil }
    return ProgramVerification(
      program: program.name,
      programRange: program.range,
      loss: lossName,
      lossRange: loss?.range,
      sizes: sizes,
      range: value.range
    )
  }
}
