import Diagnostics

extension AnswerReader {
  /// The keys below `verify`.
  mutating func verification(of kind: Answer.Kind?) -> Verification? {
    guard let value = keys.value("verify") else { return nil }
    var reader = YAMLMappingReader(value, called: "verify")
    let run = reader.identifier("run", of: "verification", at: value.range)
    let sweeps = sweeps(&reader)
    let samples = reader.count("samples")
    let precision = reader.share("precision") ?? Verification.defaultPrecision
    let claims = claims(&reader, at: value.range)
    for diagnostic in reader.finish(unknownKeys: .error) { keys.report(diagnostic) }
    switch kind {
    case .order, .equations:
      keys.report(.unverifiableType(at: value.range))
      return nil
    case .expression(_, let variables):
      for variable in variables where !sweeps.contains(where: { $0.input == variable.name }) {
        keys.report(.variableWithoutValues(variable.name, at: value.range))
      }
    case .number, .choice, nil: break
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
    at place: SourceRange
  ) -> [Claim] {
    guard let value = reader.value("expect") else {
      keys.report(.missingKey("expect", of: "verification", at: place))
      return []
    }
    var values = [value]
    if case .sequence(let items, _) = value { values = items }
    return values.compactMap { value in
      guard let source = value.scalarText else {
        keys.report(.unexpectedValue(of: "expect", expected: "a claim", found: value))
        return nil
      }
      do throws(ClaimError) {
        return try Claim.parse(source, at: value.range)
      } catch {
        keys.report(.malformedClaim(error, at: value.range, in: value))
        return nil
      }
    }
  }
}
