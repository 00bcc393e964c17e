import FlyingSocks
import Foundation
import PreviewServer
import TestSupport
import Testing

@Suite struct ReloadTests {
  /// Reads from an event stream until it holds a text.
  private func read(_ socket: AsyncSocket, until text: String) async throws -> String {
    var all = ""
    while !all.contains(text) {
      all += String(decoding: try await socket.read(atMost: 4096), as: UTF8.self)
    }
    return all
  }

  @Test(.hangLimit) func tellsOpenPagesOfNewSitesAndProblems() async throws {
    let site = try TestSite()
    let socket = try await site.connect()
    let request = "GET /.coursegen/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
    try await socket.write(Data(request.utf8))
    let first = try await read(socket, until: "\n\n")
    #expect(first.contains("text/event-stream"))
    site.channel.publish()
    #expect(try await read(socket, until: "\"version\":1,").contains(#""problems":"""#))
    site.channel.report(problems: "a.md:1: \"wrong\"\n")
    let problems = try await read(socket, until: "wrong")
    #expect(problems.contains(#"{"version":1,"problems":"a.md:1: \"wrong\"\n"}"#))
    try socket.close()
  }

  @Test func aNewListenerHearsTheStateAtOnce() async {
    let channel = ReloadChannel()
    channel.publish(problems: "p")
    for await state in channel.states() {
      #expect(state.version == 1 && state.problems == "p")
      break
    }
  }

  @Test func insertsTheScriptBeforeTheEndOfTheHead() {
    let html = Array("<head></head><body></head></body>".utf8)
    let result = String(decoding: ReloadScript.inserted(into: html, version: 3), as: UTF8.self)
    #expect(result.hasPrefix("<head><script src=\"/.coursegen/reload.js\" data-version=\"3\""))
    #expect(result.hasSuffix("</script>\n</head><body></head></body>"))
  }

  @Test func quotesAsJSON() {
    #expect(JSONText.quoted("a\"\\\n\u{1}\u{2028}é") == #""a\"\\\n\u0001\u2028é""#)
  }
}
