// One thread, where the system has no others for us: WebAssembly above all.

#if !canImport(Glibc)
/// Who draws samples: the calling thread.
struct SamplingTeam: Sendable {
  init(threads _: Int) {}

  func run(_ count: Int, _ body: @Sendable (Int) -> Void) {
    for index in 0..<count { body(index) }
  }
}
#endif
