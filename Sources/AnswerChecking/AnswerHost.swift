#if hasFeature(Embedded)
import DeterministicMath

/// A checker in a reader's page: an instance of WebAssembly for each request.
///
/// The page puts the request where `reserveRequest` says, calls `main`, and reads the reply.
public enum AnswerHost {
  nonisolated(unsafe) private static var request: UnsafeMutableBufferPointer<UInt8>?
  nonisolated(unsafe) private static var reply: UnsafeMutableBufferPointer<UInt8>?

  /// Makes room for a request of some bytes.
  public static func reserveRequest(_ count: Int) -> UnsafeMutablePointer<UInt8>? {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(count, 1))
    memory.initialize(repeating: 0)
    request = UnsafeMutableBufferPointer(start: memory.baseAddress, count: count)
    return memory.baseAddress
  }

  /// Judges a number, an expression, a choice or an order.
  public static func answer() { answer { AnswerJudge.reply(to: $0) } }

  /// Judges by another judge.
  package static func answer(_ judge: (AnswerRequest) -> AnswerReply) {
    let bytes = judge(AnswerRequest(request.map { Array($0) } ?? [])).json
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    for place in bytes.indices { memory[place] = bytes[place] }
    reply = UnsafeMutableBufferPointer(start: memory.baseAddress, count: bytes.count)
  }

  /// The number of bytes of the reply.
  public static var replyCount: Int { reply?.count ?? 0 }

  /// Where the reply is, until the instance is dropped.
  public static var replyAddress: UnsafePointer<UInt8>? {
    UnsafePointer(reply?.baseAddress)
  }
}

#endif
