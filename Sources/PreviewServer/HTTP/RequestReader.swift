import FlyingSocks

/// Reads the heads of requests from a connection, within limits of size and time.
///
/// FlyingFox' own reader has neither; `Documentation/Decisions/0002-preview-reads-requests.md` tells
/// more.
struct RequestReader: Sendable {
  private let socket: AsyncSocket
  /// What was read but belongs to the next request.
  private var buffer: [UInt8] = []

  init(_ socket: AsyncSocket) {
    self.socket = socket
  }

  /// The next head; the limit is for the whole of it, a byte now and then does not extend it.
  mutating func next(within limit: Duration) async throws(RequestHead.Failure) -> RequestHead {
    let deadline = ContinuousClock.now + limit
    while true {
      if let end = buffer.firstRange(of: Array("\r\n\r\n".utf8)) {
        let head = Array(buffer[..<end.lowerBound])
        buffer.removeSubrange(..<end.upperBound)
        return try RequestHead(head)
      }
      guard buffer.count <= RequestHead.limit else { throw .tooLarge }
      buffer += try await read(until: deadline)
    }
  }

  /// Reads what a client that was refused still sends, so that it gets to read why.
  func drain() async {
    var rest = 64
    let deadline = ContinuousClock.now + .seconds(1)
    while rest > 0, (try? await read(until: deadline)) != nil { rest -= 1 }
  }

  private func read(
    until deadline: ContinuousClock.Instant
  ) async throws(RequestHead.Failure) -> [UInt8] {
    let socket = self.socket
    let outcome = await withTaskGroup(of: Result<[UInt8], RequestHead.Failure>.self) { group in
      group.addTask {
        do {
          return .success(try await socket.read(atMost: 4096))
        } catch {
          return .failure(.disconnected)
        }
      }
      group.addTask {
        try? await Task.sleep(until: deadline)
        return .failure(.tooSlow)
      }
      let first = await group.next() ?? .failure(.disconnected)
      group.cancelAll()
      return first
    }
    return try outcome.get()
  }
}
