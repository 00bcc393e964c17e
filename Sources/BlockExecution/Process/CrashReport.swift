/// The end of a program by a trap, as Swift's backtracer tells it.
struct CrashReport: Sendable, Hashable {
  struct Frame: Sendable, Hashable {
    var function: String
    var file: String
    var line: Int
    var column: Int

    /// Whether it is in the block's code.
    ///
    /// Where calls were inlined the compiler writes the block's line with the main file's name.
    var isOwn: Bool {
      let isMain = file.hasSuffix(BlockProgram.sourceName) || file.hasSuffix("main.swift")
      return isMain && line > 0
    }
  }

  /// What the program did, for example `Illegal instruction`.
  var description: String
  /// How many frames the backtracer is asked for.
  static let frameLimit = 64

  /// From where it trapped outwards; inlined calls have frames of their own.
  var frames: [Frame]
}

extension CrashReport {
  /// Reads the backtracer's JSON.
  init?(json: [UInt8]) {
    guard let document = try? JSON.decode(Document.self, from: json),
      let thread = document.threads.first(where: { $0.crashed == true })
    else { return nil }
    description = document.description
    frames = (thread.frames ?? []).compactMap { frame in
      let place = frame.sourceLocation
      guard frame.symbol != nil || place != nil else { return nil }
      return Frame(
        function: frame.description ?? frame.symbol ?? "",
        file: place?.file ?? "",
        line: place?.line ?? 0,
        column: place?.column ?? 0
      )
    }
  }

  /// The innermost place in the block's own code.
  ///
  /// A trap between statements has a line and no column; a call on the same line around it has one.
  var place: Frame? {
    let own = frames.filter(\.isOwn)
    return own.first { $0.column > 0 && $0.line == own[0].line } ?? own.first
  }

  /// The function of the compute core in which the program trapped, if it was called there.
  var calledFunction: String? {
    let inner = frames.prefix { !$0.isOwn }
    return inner.last { $0.file.hasSuffix(".swift") && $0.line > 0 }?.function
  }

  /// The reason that the compiler left in the trap: `arithmetic overflow`.
  var reason: String? {
    let mark = "Swift runtime failure: "
    for frame in frames {
      if let start = frame.function.firstRange(of: mark) {
        return String(frame.function[start.upperBound...])
      }
    }
    // Some of the frames that the backtracer counts stand for those that it leaves out.
    if frames.count > Self.frameLimit / 2 { return "Calls nest without end" }
    let isSubscript = frames.first.map { $0.function.hasPrefix("subscript") } ?? false
    return isSubscript ? "Index out of range" : nil
  }

  private struct Document: Decodable {
    var description: String
    var threads: [Thread]
  }

  private struct Thread: Decodable {
    var crashed: Bool?
    var frames: [RawFrame]?
  }

  private struct RawFrame: Decodable {
    struct Place: Decodable {
      var file: String
      var line: Int
      var column: Int
    }

    var symbol: String?
    var description: String?
    var sourceLocation: Place?
  }
}
