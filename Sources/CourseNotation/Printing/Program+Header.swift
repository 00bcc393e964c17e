// The header of a program that is printed.

extension Program {
  /// `%| key: value` lines for what the equations do not say.
  var headerText: String {
    var text = ""
    if let id { text += "%| id: \(id)\n" }
    switch padding {
    case .zero: break
    case .circular: text += "%| padding: circular\n"
    case .valid: text += "%| padding: valid\n"
    }
    let entries = sizeEntries
    if !entries.isEmpty { text += "%| sizes: {" + entries.joined(by: ", ") + "}\n" }
    let outputs = tensors(.output).map { self[$0].name.plainText }
    if !outputs.isEmpty { text += "%| outputs: [" + outputs.joined(by: ", ") + "]\n" }
    if let averageOver { text += "%| average-over: " + self[averageOver].letter.plainText + "\n" }
    return text
  }

  /// Sizes that have numbers, and sizes that are equal.
  private var sizeEntries: [String] {
    var entries: [String] = []
    for size in sizes {
      if case .given(let value) = size.definition {
        entries.append("\(size.names[0].plainText): \(value)")
      }
      if case .derived = size.definition { continue }
      for other in size.names.dropFirst() {
        entries.append(other.plainText + ": " + size.names[0].plainText)
      }
    }
    return entries
  }
}
