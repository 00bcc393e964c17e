package import CourseNotation

extension Program {
  /// The tensor that a name means, however it is spelled: `W_hG` is `W^{h,G}`, `\hat{y}` is `y^`.
  package func tensor(spelled text: String) -> TensorID? {
    let all = tensors.indices.map(TensorID.init)
    if let exact = all.first(where: { self[$0].name.plainText == text }) { return exact }
    if let written = Program.read(ProgramText("\(text) = 0")).program,
      let target = written.statements.first?.target.tensor
    {
      let key = written[target].name.looseKey
      if let found = all.first(where: { self[$0].name.looseKey == key }) { return found }
    }
    let letters = { (name: String) in name.filter { !"_^{},".contains($0) } }
    let alike = all.filter { letters(self[$0].name.plainText) == letters(text) }
    return alike.count == 1 ? alike[0] : nil
  }

  /// The names of what the statements compute.
  package var computedNames: [String] {
    tensors.indices.map(TensorID.init).filter { self[$0].role != .input }
      .map { self[$0].name.plainText }
  }
}
