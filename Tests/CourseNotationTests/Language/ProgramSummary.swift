// A program as text for snapshots: what it means, not only how it is printed.

import CourseNotation

extension Program {
  /// The printed program, then its tensors with roles and extents, then its schedule.
  var summary: String {
    var text = plainText() + "\n"
    for tensor in tensors {
      let extents = tensor.dimensions.map { dimension in
        let letter = self[dimension.axis].letter.plainText
        return letter + (dimension.isSubscript ? "_" : "") + ": " + self.text(dimension.extent)
      }
      var line = "\(tensor.role) \(tensor.name.plainText)(\(extents.joined(separator: ", ")))"
      if case .position(let axis) = tensor.kind { line += " on \(self[axis].letter.plainText)" }
      text += line + "\n"
    }
    text += "\n"
    for step in schedule { text += self.text(step, indent: "") }
    return text
  }

  private func text(_ range: IndexRange) -> String {
    let count = plainText(of: range.count)
    switch range.origin {
    case .centred: return "\(count) centred"
    case .at(let lower): return "\(count) from \(plainText(of: lower))"
    }
  }

  private func text(_ step: Step, indent: String) -> String {
    switch step {
    case .run(let scheduled):
      let statement = statements[scheduled.statement]
      let bindings = scheduled.bindings.map { binding in
        " \(self[binding.index].name.plainText)+\(binding.offset)"
      }
      let source = statement.origin == .initialSlice ? " initial" : ""
      return indent + plainText(of: statement.target) + bindings.joined() + source + "\n"
    case .loop(let loop):
      let head = "\(self[loop.axis].letter.plainText) \(text(loop.positions)) \(loop.direction)"
      return indent + head + "\n" + loop.body.map { text($0, indent: indent + "  ") }.joined()
    }
  }
}

extension NotationDiagnostic {
  /// The diagnostic as a line for failures of tests.
  var summary: String { "\(severity) \(range) [\(rule)] \(message)" }
}
