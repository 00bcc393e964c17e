import CJavaScriptCore

/// KaTeX, and highlight.js once it is asked for, in a JavaScript world of its own.
///
/// An engine belongs to the thread that made it.
final class Engine {
  /// What an engine is given: TeX as KaTeX shall read it, and as the author wrote it.
  struct Request: Sendable, Hashable {
    var tex: [UInt8]
    var isDisplay: Bool
    var prelude: String
    /// The author's TeX where it is not `tex`, for the annotation that screen readers and the
    /// clipboard take.
    var source: String?
  }

  /// What KaTeX made of it.
  enum Answer: Sendable, Hashable {
    /// Markup in shorthand, and what KaTeX remarked.
    case typeset(markup: [UInt8], warnings: [String])
    /// KaTeX's reason, the place in UTF-16 units where it has one in the formula, and a command
    /// that may have been meant.
    case refused(reason: String, offset: Int?, suggestion: String?)
    /// Ended by the time limit.
    case tookTooLong
    /// The engine did not start or broke; nothing that should be kept.
    case broken(reason: String)
  }

  /// Processor time for one call, in seconds: ten thousand times that of an ordinary formula.
  private static let timeLimit = 1.0
  /// Formulas between two collections; keeps an engine's heap below some 60 MB.
  private static let collectionInterval = 4_000

  private let scripts: Scripts
  private var world: World?
  private var callsSinceCollection = 0

  /// - Parameter scripts: The texts of KaTeX and its companions.
  init(scripts: Scripts) {
    self.scripts = scripts
  }

  /// Typesets a batch; each formula has its answer, in order.
  func typeset(_ requests: [Request]) -> [Answer] {
    let world: World
    do {
      world = try preparedWorld(withChemistry: requests.contains(where: Self.mentionsChemistry))
    } catch {
      return requests.map { _ in .broken(reason: error.message) }
    }
    do {
      let answers = try world.typeset(requests)
      collectGarbageIfDue(after: requests.count)
      return answers
    } catch {
      self.world = nil
      if requests.count > 1 { return requests.flatMap { typeset([$0]) } }
      return [error.wasTerminated ? .tookTooLong : .broken(reason: error.message)]
    }
  }

  /// Highlighted code as HTML, or `nil` where the language is unknown or the code took too long.
  func highlight(_ code: String, language: String) -> String? {
    do {
      let world = try preparedWorld(withChemistry: false)
      try world.loadHighlighter()
      return try world.highlight(code, language: language)
    } catch {
      world = nil
      return nil
    }
  }

  private func preparedWorld(
    withChemistry: Bool
  ) throws(JavaScriptContext.Failure) -> World {
    let world = try existingOrNewWorld()
    if withChemistry { try world.loadChemistry() }
    return world
  }

  private func existingOrNewWorld() throws(JavaScriptContext.Failure) -> World {
    if let world { return world }
    let new = try World(scripts: scripts, timeLimit: Self.timeLimit)
    world = new
    return new
  }

  private func collectGarbageIfDue(after count: Int) {
    callsSinceCollection += count
    guard callsSinceCollection >= Self.collectionInterval else { return }
    callsSinceCollection = 0
    world?.collectGarbage()
  }

  private static func mentionsChemistry(_ request: Request) -> Bool {
    let tex = TeXBytes(request.tex)
    return tex.contains("\\ce") || tex.contains("\\pu")
      || request.prelude.utf8.count > 0 && TeXBytes(Array(request.prelude.utf8)).contains("\\ce")
  }
}
