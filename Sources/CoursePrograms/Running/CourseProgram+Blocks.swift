// What blocks get of a program: read, checked and differentiated, so that neither they nor a reader's
// browser need the code that does so.

import CourseNotation

extension CourseProgram {
  /// The backward pass of a loss, for blocks that ask for it.
  package struct Backward: Sendable {
    /// The loss' name in plain text.
    package var loss: String
    /// The texts that mean the loss.
    package var spellings: [String]
    /// Whether training makes this loss small where it is told none.
    package var isDefault: Bool
    /// The checked program as bytes below 128.
    package var encoded: [UInt8]
  }

  /// The checked program as bytes below 128, as blocks get it; `nil` if there is nothing to run.
  package var encoded: [UInt8]? { verdict == .program ? program?.encoded : nil }

  /// The backward passes of what some texts name, and of the only number that is computed.
  ///
  /// What has no gradient is left out: blocks say so when they ask for it.
  package func backwardPasses(namedBy texts: Set<String>) -> [Backward] {
    guard let program else { return [] }
    let names = program.tensors.map(\.name)
    var spellings: [Int: [String]] = [:]
    for text in texts.sorted() {
      if let place = names.place(of: text) { spellings[place, default: []].append(text) }
    }
    let only = program.onlyNumber?.position
    let losses = program.tensors.indices.filter {
      program.tensors[$0].role != .input && (spellings[$0] != nil || $0 == only)
    }
    return losses.compactMap { place in
      guard let gradient = try? program.gradient(of: [TensorID(place)]) else { return nil }
      return Backward(
        loss: names[place].plainText,
        spellings: spellings[place] ?? [],
        isDefault: place == only,
        encoded: gradient.encoded
      )
    }
  }
}
