// What a block can ask of a data file that it does not have: facts, and their sentences.

/// Why a block gets no numbers; what comes from the file is UTF-8.
package enum DataMistake {
  case noFile(String)
  case noColumn(String, file: [UInt8], known: [[UInt8]])
  case noNumbers(String, file: [UInt8])

  package var sentence: String {
    switch self {
    case .noFile(let file):
      return "the build has no data file “\(file)”; write its name between the quotes"
    case .noColumn(let column, let file, let known):
      var names = ""
      for name in known { names += (names.isEmpty ? "" : ", ") + "“\(Self.text(name))”" }
      return "the data file “\(Self.text(file))” has no column “\(column)”; it has \(names)"
    case .noNumbers(let column, let file):
      return "the column “\(column)” of the data file “\(Self.text(file))” has no numbers"
    }
  }

  private static func text(_ name: [UInt8]) -> String { String(decoding: name, as: UTF8.self) }
}

/// Stops the block with a sentence, as a precondition does, in every build.
func stop(_ mistake: DataMistake) -> Never {
  fatalError(mistake.sentence)
}
