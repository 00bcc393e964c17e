import PreviewServer
import Testing

@Suite struct RequestHeadTests {
  @Test func readsPathHostAndConnection() throws {
    let text = "GET /a/b%20c?q=1 HTTP/1.1\r\nHost: LOCALHOST:8080\r\nAccept: */*"
    let head = try RequestHead(text.utf8)
    #expect(head.method == "GET")
    #expect(head.path == "/a/b%20c")
    #expect(head.host == "localhost")
    #expect(head.keepsAlive)
    #expect(!head.hasBody)
  }

  @Test(
    arguments: [
      ("Host: [::1]:8080", "[::1]"), ("Host: a.example", "a.example"), ("X: y", nil),
    ] as [(String, String?)]
  )
  func readsTheHost(line: String, host: String?) throws {
    #expect(try RequestHead("GET / HTTP/1.1\r\n\(line)".utf8).host == host)
  }

  @Test(arguments: [
    "", "GET /", "GET  / HTTP/1.1", "GET / HTTP/2", "GET http://a/ HTTP/1.1",
    "GET / HTTP/1.1\r\nno colon", "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
  ])
  func refusesWhatIsNotARequest(text: String) {
    #expect(throws: RequestHead.Failure.malformed) { try RequestHead(text.utf8) }
  }

  @Test(arguments: ["Content-Length: 5", "Transfer-Encoding: chunked"])
  func noticesABody(line: String) throws {
    #expect(try RequestHead("GET / HTTP/1.1\r\n\(line)".utf8).hasBody)
  }
}
