#if !hasFeature(Embedded)
/// The program as a process: its arguments are the number of threads and what is to be wrong, its
/// output is a line for each digest.
enum ParityHost {
  static func run() {
    let threads = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1
    let flawed = CommandLine.arguments.dropFirst(2).map { Array($0.utf8) }
    ParityProgram(threads: threads, flawed: flawed) { name, digest in
      print("\(String(digest, radix: 16)) \(name)")
    }
    .run()
  }
}

#endif
