#if !hasFeature(Embedded)
/// The program as a process: the number of threads is its argument, a line for each digest its output.
enum ParityHost {
  static func run() {
    let threads = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1
    ParityProgram(threads: threads) { name, digest in
      print("\(String(digest, radix: 16)) \(name)")
    }
    .run()
  }
}

#endif
