package import CourseNotation

extension Program {
  /// The tensor that a name means, however it is spelled: `W_hG` is `W^{h,G}`, `\hat{y}` is `y^`.
  package func tensor(spelled text: String) -> TensorID? {
    let all = tensors.indices.map(TensorID.init)
    if let exact = all.first(where: { self[$0].name.plainText == text }) { return exact }
    let written = Program.read(ProgramText("\(text) = 0")).program
    let key = written?.statements.first.map { written?[$0.target.tensor].name.looseKey }
    return all.first { self[$0].name.looseKey == key }
  }

  /// The names of what the statements compute.
  package var computedNames: [String] {
    tensors.indices.map(TensorID.init).filter { self[$0].role != .input }
      .map { self[$0].name.plainText }
  }
}
