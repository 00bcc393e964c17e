// A loss in which no two elements of the outputs count the same.

import CourseNotation

extension Program {
  /// The program's text with a loss `Q`: every element of every output times a weight of its own.
  ///
  /// The gradient of a plain sum hides mistakes: that of a sum over a softmax is 0.
  var textWithWeightedLoss: String {
    var text = ""
    for line in plainText().split(separator: "\n") where !line.hasPrefix("%| outputs") {
      text += line + "\n"
    }
    for (number, output) in tensors(.output).enumerated() where self[output].kind == .real {
      var seen: [[IndexExpression]] = []
      for statement in statements
      where statement.target.tensor == output && statement.origin == .written
        && !seen.contains(statement.target.indices)
      {
        seen.append(statement.target.indices)
        let target = plainText(of: statement.target)
        let letters = statement.target.variables.map { self[$0].name.plainText }
        let weight = "r\(number + 1)\(seen.count)"
        let brackets = letters.isEmpty ? "" : "[\(letters.joined(separator: ","))]"
        text += "Q += \(weight)\(brackets) \(target)\n"
      }
    }
    return "%| outputs: [Q]\n" + text
  }
}
