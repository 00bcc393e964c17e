import AnswerChecking
import CourseNotation
import DeterministicMath

/// What a reader typed as equations, with the header that their reference has and readers need not
/// type.
struct EquationText {
  let program: ProgramText
  private let typed: [UInt8]
  private let offset: Int

  init(_ request: AnswerRequest) {
    typed = request.typed
    var header: [UInt8] = []
    for line in request.key.all("header") where !typed.contains(UInt8(ascii: "|")) {
      header += [UInt8](words: "%| ") + [UInt8](text: line) + [UInt8(ascii: "\n")]
    }
    offset = header.count
    let bytes = header + typed
    program = ProgramText(bytes, segments: [0..<bytes.count])
  }

  /// Marks what a diagnostic is about.
  func mark(_ diagnostic: NotationDiagnostic, in reply: inout AnswerReply) {
    let range = diagnostic.range
    let start = max(range.lowerBound - offset, 0)
    reply.mark(start..<max(range.upperBound - offset, start), of: typed, diagnostic.message)
  }

  // MARK: Sentences

  static func right(_ choices: Int) -> String {
    "Right: the outputs are those of the solution, tried at \(choices) choices of sizes."
  }

  static let rightByDigests = "Right: the outputs are those of the solution."

  static func wrongOutputs(_ wrong: [String], of right: [String]) -> [String] {
    var sentences = [
      "Your \(list(wrong)) \(wrong.count == 1 ? "is" : "are") not what is asked for."
    ]
    if !right.isEmpty {
      sentences.append("Your \(list(right)) \(right.count == 1 ? "is" : "are") right.")
    }
    return sentences
  }

  static func notRun(_ error: InterpreterError) -> String {
    "Your equations cannot be run: \(error.reason)."
  }

  private static func list(_ names: [String]) -> String {
    var text = names.first ?? ""
    for (place, name) in names.enumerated().dropFirst() {
      text += (place == names.count - 1 ? " and " : ", ") + name
    }
    return text
  }
}
