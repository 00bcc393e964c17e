import SiteGeneration
import Synchronization

/// Shows how far a build is: a bar on a terminal, now and then a plain line elsewhere.
final class ProgressDisplay: Sendable {
  private let console: Console
  private let clock: @Sendable () -> Int
  private let state: Mutex<State>

  private struct State {
    var lastShown = Int.min / 2
    var lastLine = 0
    var isBarShown = false
  }

  /// A bar is drawn at most this often.
  private static let barInterval = 50_000_000
  /// Plain lines are for work that takes long.
  private static let lineInterval = 5_000_000_000

  init(console: Console, clock: @escaping @Sendable () -> Int) {
    self.console = console
    self.clock = clock
    state = Mutex(State(lastLine: clock()))
  }

  /// Shows a step of the build, unless one was shown just before.
  func show(_ progress: BuildProgress) {
    let now = clock()
    state.withLock { state in
      if let width = console.terminalWidth {
        guard now - state.lastShown >= Self.barInterval || progress.done == progress.total else {
          return
        }
        state.lastShown = now
        state.isBarShown = true
        console.error("\r\u{1B}[K" + Self.bar(progress, width: width))
      } else if now - state.lastLine >= Self.lineInterval {
        state.lastLine = now
        console.error(Self.line(progress) + "\n")
      }
    }
  }

  /// Takes the bar away, so that other text can be written.
  func clear() {
    state.withLock { state in
      guard state.isBarShown else { return }
      state.isBarShown = false
      console.error("\r\u{1B}[K")
    }
  }

  /// A bar such as `Writing [#########·····] 640/1000`.
  static func bar(_ progress: BuildProgress, width: Int) -> String {
    let name = progress.stage.rawValue
    let count = "\(progress.done)/\(progress.total)"
    let detail = progress.detail.map { " \($0)" } ?? ""
    let room = min(30, width - name.count - count.count - 6)
    guard room >= 5 else { return String("\(name) \(count)".prefix(max(width - 1, 0))) }
    let filled = progress.total == 0 ? room : room * progress.done / progress.total
    let bar = String(repeating: "#", count: filled)
    let rest = String(repeating: "·", count: room - filled)
    return String("\(name) [\(bar)\(rest)] \(count)\(detail)".prefix(max(width - 1, 0)))
  }

  static func line(_ progress: BuildProgress) -> String {
    let detail = progress.detail.map { ": \($0)" } ?? ""
    return "\(progress.stage.rawValue) \(progress.done) of \(progress.total)\(detail)"
  }
}
