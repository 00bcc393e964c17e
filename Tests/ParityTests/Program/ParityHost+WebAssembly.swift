#if hasFeature(Embedded)
/// The program in an engine: the lines are left in memory.
enum ParityHost {
  nonisolated(unsafe) fileprivate static var lines: [UInt8] = []

  static func run() {
    ParityProgram(threads: 1) { name, digest in
      lines += Array("\(String(digest, radix: 16)) \(name)\n".utf8)
    }
    .run()
  }
}

@_cdecl("reportAddress")
func reportAddress() -> UnsafePointer<UInt8>? {
  ParityHost.lines.withUnsafeBufferPointer { $0.baseAddress }
}

@_cdecl("reportCount")
func reportCount() -> Int { ParityHost.lines.count }

#endif
