import FlyingSocks
import Foundation

/// Talks to the driver: one connection for each command.
///
/// Foundation's own client refuses the header of Chromium's driver on Linux.
struct DriverClient: Sendable {
  let port: UInt16

  /// Sends a command.
  ///
  /// - Returns: The body of the answer.
  func send(_ method: String, _ path: String, _ body: Data) async throws -> Data {
    let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: port)
    let socket = try await AsyncSocket.connected(to: address, timeout: 600)
    defer { try? socket.close() }
    let head =
      "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
      + "Content-Type: application/json\r\nContent-Length: \(body.count)\r\n\r\n"
    try await socket.write(Data(head.utf8) + body)
    var answer: [UInt8] = []
    while true {
      let end = answer.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound
      if let end, answer.count - end >= Self.length(answer[..<end]) { return Data(answer[end...]) }
      let part = try await socket.read(atMost: 65_536)
      guard !part.isEmpty else {
        throw WebDriver.Failure(description: "the driver closed the connection")
      }
      answer += part
    }
  }

  /// The length of the body that a head announces.
  private static func length(_ head: ArraySlice<UInt8>) -> Int {
    let text = String(decoding: head, as: UTF8.self).lowercased()
    return text.firstMatch(of: /content-length: *(\d+)/).flatMap { Int($0.1) } ?? 0
  }
}
