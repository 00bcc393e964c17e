// One worker, where the system has no threads for us: WebAssembly above all.

#if !canImport(Glibc)
/// The calling thread and its working memory.
final class WorkerTeam: @unchecked Sendable {
  let count = 1
  private let scratch = Scratch()
  private var isBusy = false

  init(count _: Int) {}

  func stop() {}

  func run(parts: Int, _ body: (_ part: Int, _ scratch: Scratch) -> Void) {
    let memory = isBusy ? Scratch() : scratch
    let wasBusy = isBusy
    isBusy = true
    for part in 0..<parts { body(part, memory) }
    isBusy = wasBusy
  }
}
#endif
