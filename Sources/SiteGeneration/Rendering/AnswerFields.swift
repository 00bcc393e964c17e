import AnswerChecking
import AnswerVerification
import CourseModel
import CoursePrograms
import Diagnostics
import FileStorage

/// The keys by which a page judges what its reader types: with the right answers, or with digests
/// of them where the edition hides solutions.
struct AnswerFields: Sendable {
  private let computation: PageComputation
  private let isHidden: Bool
  /// The programs that the edition shows.
  private let open: [CourseProgram]
  private let path: String

  /// - Parameters:
  ///   - computation: The page's answers.
  ///   - isHidden: Whether the edition hides solutions.
  ///   - open: Where the blocks stand that it shows all the same.
  ///   - path: The page.
  init(_ computation: PageComputation, isHidden: Bool, open: Set<SourceRange>, path: String) {
    self.computation = computation
    self.isHidden = isHidden
    self.open = computation.programs.filter { open.contains($0.key) }
      .sorted { $0.key.start < $1.key.start }.map(\.value)
    self.path = path
  }

  /// The key of an answer; `nil` where nothing can judge it.
  func key(of answer: Answer) -> AnswerKey? {
    var order: [Int] = []
    if case .choice(let choice) = answer.kind {
      order = choice.order(seed: computation.seed, id: answer.id)
    }
    let maker = AnswerKeyMaker(
      answer,
      optionOrder: order,
      equations: computation.equations[answer.id],
      plan: computation.plans[answer.id]
    )
    guard isHidden else { return maker.key }
    let parts = ["answer salt", "\(computation.seed)", path, answer.id]
    let salt = AnswerSalt(ContentDigest(parts: parts).description)
    return maker.hiddenKey(salt: salt, open: open)
  }
}
