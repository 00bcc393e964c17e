import FlyingSocks
import Foundation
import PreviewServer
import TestSupport
import Testing

@Suite struct PreviewServerTests {
  @Test func servesFilesAndIndexes() async throws {
    let site = try TestSite()
    #expect(try await site.get("/").contains("<title>Home</title>"))
    #expect(try await site.get("/set/a%20b.txt").hasSuffix("\r\n\r\ntext"))
    #expect(try await site.get("/set").contains("Location: /set/\r\n"))
    #expect(try await site.get("/set/").contains("Set"))
    let missing = try await site.get("/none")
    #expect(missing.hasPrefix("HTTP/1.1 404 ") && missing.contains("Not here"))
  }

  @Test func addsTheScriptToPagesOnly() async throws {
    let site = try TestSite()
    #expect(try await site.get("/").contains("reload.js\" data-version=\"0\" defer></script>"))
    #expect(try await site.get("/.coursegen/reload.js").contains("EventSource"))
    #expect(!(try await site.get("/set/a%20b.txt").contains("reload.js")))
  }

  @Test(arguments: [
    "/../secret/key", "/%2e%2e/secret/key", "/%252e%252e/secret/key", "/..%2fsecret/key",
    "/link/key", "/.hidden", "/set/../../secret/key", "/%00", "/..\\secret\\key",
    "/../public-other",
  ])
  func neverLeavesItsFolder(path: String) async throws {
    let answer = try await TestSite().get(path)
    #expect(answer.hasPrefix("HTTP/1.1 400 ") || answer.hasPrefix("HTTP/1.1 404 "))
    #expect(!answer.contains("secret") && !answer.contains("other"))
  }

  @Test(arguments: ["evil.example", "localhost.evil.example", "169.254.1.1", ""])
  func refusesForeignHosts(host: String) async throws {
    #expect(try await TestSite().get("/", host: host).hasPrefix("HTTP/1.1 403 "))
  }

  @Test(arguments: [
    ("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405),
    ("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999999\r\n\r\n", 413),
    ("nonsense\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "x", count: 1_000_000))", 431),
  ])
  func refusesWhatItDoesNotServe(request: String, status: Int) async throws {
    #expect(try await TestSite().answer(to: request).hasPrefix("HTTP/1.1 \(status) "))
  }

  /// The limit is for the whole head: a byte now and then does not extend it.
  @Test(.hangLimit) func refusesASlowRequest() async throws {
    var timeouts = TestSite.patience
    timeouts.request = .milliseconds(200)
    let site = try TestSite(timeouts: timeouts)
    let socket = try await site.connect()
    let dripping = Task {
      try await socket.write(Data("GET / HTTP/1.1\r\nX: ".utf8))
      while true {
        try await Task.sleep(for: .milliseconds(20))
        try await socket.write(Data("y".utf8))
      }
    }
    let answer = try await socket.read(atMost: 4096)
    dripping.cancel()
    #expect(String(decoding: answer, as: UTF8.self).hasPrefix("HTTP/1.1 408 "))
  }

  @Test func headHasNoBody() async throws {
    let request = "HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    let answer = try await TestSite().answer(to: request)
    #expect(answer.hasPrefix("HTTP/1.1 200 ") && answer.hasSuffix("\r\n\r\n"))
  }

  @Test func answersManyRequestsOnOneConnection() async throws {
    let site = try TestSite()
    let one = "GET /set/a%20b.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
    let last = "GET /none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    let answer = try await site.answer(to: String(repeating: one, count: 500) + last)
    #expect(answer.components(separatedBy: "HTTP/1.1 200 OK").count == 501)
    #expect(answer.contains("HTTP/1.1 404 "))
  }

  /// Ten thousand, by sixteen clients at once, most of them on connections that are kept.
  @Test func losesNoneOfManyRequests() async throws {
    let site = try TestSite()
    let kept = "GET /set/a%20b.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
    let last = "GET /set/a%20b.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    let requests = String(repeating: kept, count: 24) + last
    let answered = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<16 {
        group.addTask {
          var count = 0
          for _ in 0..<25 {
            let answers = try await site.answer(to: requests)
            count += answers.components(separatedBy: "\r\n\r\ntext").count - 1
          }
          return count
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(answered == 10_000)
  }

  @Test func takesTheNextFreePort() throws {
    let site = try TestSite()
    let port = site.server.port
    let next = try PreviewServer(
      folder: "/",
      host: "127.0.0.1",
      port: port,
      channel: ReloadChannel()
    )
    #expect(next.port > port)
  }

  @Test func saysThatAHostIsNotAnAddress() {
    #expect(throws: PreviewServer.Failure.notAnAddress("nowhere")) {
      try PreviewServer(folder: "/", host: "nowhere", port: 0, channel: ReloadChannel())
    }
  }
}
