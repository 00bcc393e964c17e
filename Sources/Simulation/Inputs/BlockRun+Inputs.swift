extension BlockRun {
  /// Notes an input and gives the value of this run: what the run asks for, if the domain has it.
  mutating func declare(_ declared: ReportedInput) -> Double {
    var input = declared
    if report.inputs.contains(where: { $0.name == declared.name }) {
      problem(.duplicateInput, declared.name, at: declared.line)
    }
    let asked = request.take(declared.name) ?? declared.value
    input.value = min(max(asked, declared.domain.lowerBound), declared.domain.upperBound)
    if !declared.domain.contains(asked) {
      problem(.outsideDomain, declared.name, at: declared.line)
      if asked.isNaN { input.value = declared.standard }
    } else if declared.kind != .number, asked.rounded() != asked {
      problem(.notWhole, declared.name, at: declared.line)
      input.value = asked.rounded(.down)
    }
    report.inputs.append(input)
    return input.value
  }

  /// Notes what the run asks for and the block does not have.
  mutating func noteUnknownInputs() {
    for input in request.inputs where !input.isUsed {
      problem(.unknownInput, input.name, at: 1)
    }
  }

  mutating func problem(_ kind: ReportedProblem.Kind, _ name: [UInt8], at line: Int) {
    report.problems.append(ReportedProblem(kind: kind, name: name, line: line))
  }
}
