import CourseNotation

// What a block can ask of a program that it does not have: facts, and their sentences.

/// Why a program cannot do what a block asks of it.
enum ProgramMistake {
  case unknownProgram
  case unknownTensor(String, known: [Name])
  case unknownSize(String, known: [Name])
  case derivedSize(String)
  case impossibleSize(String, Int)
  case evenSize(String, Int)
  case missingSize(Name)
  case notAnInput(String)
  case notComputed(String)
  case elementCount(String, expected: Int, found: Int)
  case shape(String, expected: [Int], found: [Int])
  case position(String, Int, range: Range<Int>)
  case noPositions(String)
  case notOneNumber(String, count: Int)
  case notDefined(String)
  case noGradient(String)
  case noLoss
  case notTrainable(String)
  case tooLarge(elements: Int)
  case tooManyTerms
}

/// Stops the block with a sentence, as a precondition does, in every build.
func stop(_ mistake: ProgramMistake, in id: StaticString) -> Never {
  fatalError("the program “\(id)” " + mistake.sentence)
}

extension ProgramMistake {
  /// The end of a sentence that begins with the program's name.
  var sentence: String {
    switch self {
    case .unknownProgram: "is not on this page"
    case .unknownTensor(let name, let known): "has no tensor “\(name)”; it has \(list(known))"
    case .unknownSize(let name, let known): "has no size “\(name)”; it has \(list(known))"
    case .derivedSize(let name): "has a size “\(name)” that follows from others"
    case .impossibleSize(let name, let value): "cannot have “\(name)” of size \(value)"
    case .evenSize(let name, let value): "is centred along “\(name)”: it must be odd, not \(value)"
    case .missingSize(let name): "needs a size “\(name.plainText)”"
    case .tooLarge(let elements): "has tensors of \(elements) elements, too many"
    case .tooManyTerms: "has a cost of too many terms"
    default: valueSentence
    }
  }

  private var valueSentence: String {
    switch self {
    case .notAnInput(let name): "computes “\(name)” itself"
    case .notComputed(let name): "does not compute “\(name)” in this run"
    case .elementCount(let name, let expected, let found):
      "has \(expected) elements in “\(name)”, not \(found)"
    case .shape(let name, let expected, let found):
      "has “\(name)” of shape \(text(expected)), not \(text(found))"
    case .position(let name, let value, let range):
      "has positions \(range.lowerBound)..<\(range.upperBound) in “\(name)”, not \(value)"
    case .noPositions(let name): "has no position to draw for “\(name)”"
    case .notOneNumber(let name, let count): "has \(count) elements in “\(name)”, not one number"
    case .notDefined(let name): "does not compute “\(name)”"
    case .noGradient(let loss):
      "has no gradient of “\(loss)”: the block must name the loss by a literal, and an input must "
        + "influence it"
    case .noLoss: "computes no single number: name the loss"
    case .notTrainable(let name): "has no gradient for “\(name)”"
    default: ""
    }
  }

  private func list(_ names: [Name]) -> String {
    var text = ""
    for (place, name) in names.enumerated() { text += (place > 0 ? ", " : "") + name.plainText }
    return text
  }

  private func text(_ shape: [Int]) -> String {
    var text = "["
    for (place, size) in shape.enumerated() { text += (place > 0 ? ", " : "") + "\(size)" }
    return text + "]"
  }
}
