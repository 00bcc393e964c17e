import FlyingSocks
import Foundation
import Synchronization

/// Serves a folder on this machine, and pushes reloads to the pages that are open.
///
/// It answers `GET` and `HEAD` only, to clients that name a host it expects, with files below the
/// folder; it never runs anything it is sent. Requests that are long or slow are refused.
package final class PreviewServer: Sendable {
  package let channel: ReloadChannel
  /// The port that the server listens on.
  package let port: UInt16
  private let folder: SiteFolder
  private let hosts: Set<String>
  private let listener: Socket
  private let pool: any AsyncSocketPool
  private let timeouts: Timeouts

  /// How long a client may take.
  package struct Timeouts: Sendable {
    /// To send the whole head of a request, counted from the answer to the one before.
    package var request: Duration = .seconds(10)
    /// To take a whole response.
    package var response: Duration = .seconds(60)
    /// Between two signs of life on an event stream.
    package var heartbeat: Duration = .seconds(15)

    package init() {}
  }

  /// Why a server cannot be started.
  package enum Failure: Error, Sendable, Hashable {
    case notAnAddress(String)
    /// None of the ports from the first to the last is free.
    case noFreePort(first: UInt16, last: UInt16)
    case refused(String)
    /// The system took the connections away while the server was running.
    case stopped(String)
  }

  /// Starts to listen, on the next free port where the wanted one is taken.
  ///
  /// The folder is absolute; the host is an address of this machine, `127.0.0.1` for it alone; the
  /// port is the first to be tried, 0 for any.
  package init(
    folder: String,
    host: String,
    port: UInt16,
    channel: ReloadChannel,
    timeouts: Timeouts = Timeouts()
  ) throws(Failure) {
    let address = host == "localhost" ? "127.0.0.1" : host
    let socket = try Self.listen(on: address, from: port)
    self.folder = SiteFolder(path: folder)
    self.channel = channel
    self.timeouts = timeouts
    (listener, self.port) = socket
    hosts = ["localhost", "127.0.0.1", "[::1]", host.lowercased(), "[\(host.lowercased())]"]
    pool = .ePollOrPoll
  }

  /// Accepts connections until the task is cancelled.
  package func run() async throws(Failure) {
    do {
      try await pool.prepare()
      let socket = try AsyncSocket(socket: listener, pool: pool)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await self.pool.run() }
        group.addTask { try await self.accept(on: socket) }
        try await group.next()
        group.cancelAll()
      }
    } catch {
      if !Task.isCancelled { throw .stopped(error.localizedDescription) }
    }
  }

  private func accept(on socket: AsyncSocket) async throws {
    try await withThrowingDiscardingTaskGroup { group in
      while !Task.isCancelled {
        let client: AsyncSocket
        do {
          client = try await socket.accept()
        } catch SocketError.failed(_, let code, _) where Self.passes(code) {
          try await Task.sleep(for: .milliseconds(20))
          continue
        }
        group.addTask {
          await self.serve(client)
          try? client.close()
        }
      }
    }
  }

  /// Whether the next connection may be accepted though this one was not: the client has gone, or
  /// the process has as many files open as it may until a client leaves.
  private static func passes(_ code: Int32) -> Bool {
    [ECONNABORTED, EINTR, EMFILE, ENFILE, ENOBUFS, ENOMEM, EPROTO].contains(code)
  }

  /// Answers the requests of one connection.
  private func serve(_ client: AsyncSocket) async {
    var reader = RequestReader(client)
    while !Task.isCancelled {
      let head: RequestHead
      do throws(RequestHead.Failure) {
        head = try await reader.next(within: timeouts.request)
      } catch {
        await refuse(error, client)
        await reader.drain()
        return
      }
      if head.path == ReloadScript.eventsPath, head.method == "GET", isExpected(head.host) {
        await sendEvents(to: client)
        return
      }
      let keepsAlive = head.keepsAlive && !head.hasBody
      let response = response(to: head)
      let bytes = response.encoded(withBody: head.method != "HEAD", keepsAlive: keepsAlive)
      guard await send(bytes, to: client), keepsAlive else { return }
    }
  }

  /// What a request is answered with.
  func response(to head: RequestHead) -> Response {
    guard isExpected(head.host) else { return Response(.forbidden) }
    guard !head.hasBody else { return Response(.contentTooLarge) }
    guard head.method == "GET" || head.method == "HEAD" else {
      return Response(.methodNotAllowed)
    }
    if head.path == ReloadScript.path {
      let script = Array(ReloadScript.source.utf8)
      return Response(.ok, contentType: ContentType.of("reload.js"), body: script)
    }
    // The version is taken first: a page that is built meanwhile then reloads once more, and none
    // is missed.
    let version = channel.state.version
    var response = folder.response(to: head.path)
    if response.contentType.hasPrefix("text/html") {
      response.body = ReloadScript.inserted(into: response.body, version: version)
    }
    return response
  }

  /// A page of another site may make the browser ask this server, by a name that leads here.
  private func isExpected(_ host: String?) -> Bool {
    host.map(hosts.contains) ?? false
  }

  private func refuse(_ failure: RequestHead.Failure, _ client: AsyncSocket) async {
    let status: Response.Status
    switch failure {
    case .malformed: status = .badRequest
    case .tooLarge: status = .headersTooLarge
    case .tooSlow: status = .requestTimeout
    case .disconnected: return
    }
    await send(Response(status).encoded(withBody: true, keepsAlive: false), to: client)
  }

  /// - Returns: Whether the client took it all.
  @discardableResult
  private func send(_ bytes: [UInt8], to client: AsyncSocket) async -> Bool {
    await finishes(within: timeouts.response) { try await client.write(Data(bytes)) }
  }

  private func sendEvents(to client: AsyncSocket) async {
    let head =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n"
      + "Connection: close\r\n\r\n"
    guard await send(Array(head.utf8), to: client) else { return }
    let (ticks, tick) = AsyncStream<[UInt8]>.makeStream(bufferingPolicy: .bufferingNewest(4))
    let heartbeat = timeouts.heartbeat
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for await state in self.channel.states() { tick.yield(ReloadScript.event(state)) }
      }
      group.addTask {
        while !Task.isCancelled {
          try? await Task.sleep(for: heartbeat)
          tick.yield(Array(": still here\n\n".utf8))
        }
      }
      for await bytes in ticks {
        guard await self.send(bytes, to: client) else { break }
      }
      group.cancelAll()
    }
  }

  /// How many ports are tried.
  private static let attempts: UInt16 = 100

  private static func listen(
    on host: String,
    from port: UInt16
  ) throws(Failure) -> (Socket, UInt16) {
    let last = port == 0 ? 0 : port + min(attempts, .max - port)
    for candidate in port...last {
      do {
        return try bind(host, candidate)
      } catch SocketError.failed(_, let code, _) where code == EADDRINUSE || code == EACCES {
        continue
      } catch let failure as Failure {
        throw failure
      } catch SocketError.failed(_, _, let message) {
        throw .refused(message)
      } catch {
        throw .refused("\(error)")
      }
    }
    throw .noFreePort(first: port, last: last)
  }

  private static func bind(_ host: String, _ port: UInt16) throws -> (Socket, UInt16) {
    if let address = try? sockaddr_in6.inet6(ip6: host, port: port), host.contains(":") {
      return try bind(address)
    }
    guard let address = try? sockaddr_in.inet(ip4: host, port: port) else {
      throw Failure.notAnAddress(host)
    }
    return try bind(address)
  }

  private static func bind(_ address: some SocketAddress) throws -> (Socket, UInt16) {
    let socket = try Socket(domain: Int32(type(of: address).family))
    do {
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: address)
      try socket.listen()
      guard case .ip4(_, let port) = try socket.sockname() else {
        guard case .ip6(_, let port) = try socket.sockname() else { return (socket, 0) }
        return (socket, port)
      }
      return (socket, port)
    } catch {
      try? socket.close()
      throw error
    }
  }
}

extension AsyncSocketPool where Self == SocketPool<Poll> {
  fileprivate static var ePollOrPoll: any AsyncSocketPool {
    #if os(Linux)
    SocketPool.ePoll()
    #else
    SocketPool.kQueue()
    #endif
  }
}

/// Does some work, but not for longer than a time.
///
/// - Returns: Whether it was finished in time and without an error.
func finishes(
  within limit: Duration,
  _ work: @escaping @Sendable () async throws -> Void
) async -> Bool {
  await withTaskGroup(of: Bool.self) { group in
    group.addTask {
      do {
        try await work()
        return true
      } catch {
        return false
      }
    }
    group.addTask {
      try? await Task.sleep(for: limit)
      return false
    }
    let finished = await group.next() ?? false
    group.cancelAll()
    return finished
  }
}
