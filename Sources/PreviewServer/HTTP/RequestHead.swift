/// The part of an HTTP request before its body: the only part that the preview reads.
package struct RequestHead: Sendable, Hashable {
  package var method: String
  /// The path with its percent-encoding, without the query.
  package var path: String
  /// The host that the client believes to talk to, in lower case and without a port.
  package var host: String?
  package var hasBody: Bool
  package var keepsAlive: Bool

  /// More bytes than any browser sends; a longer head is refused.
  static let limit = 16 * 1024

  /// Why a head is refused.
  package enum Failure: Error, Sendable, Hashable {
    case malformed
    case tooLarge
    case tooSlow
    case disconnected
  }

  /// Parses a head, without its closing empty line.
  package init(_ bytes: some Sequence<UInt8>) throws(Failure) {
    guard let text = String(validating: Array(bytes), as: UTF8.self) else { throw .malformed }
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = (lines.first ?? "").split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2].hasPrefix("HTTP/1."), words[1].hasPrefix("/") else {
      throw .malformed
    }
    method = String(words[0])
    path = String(words[1].prefix { $0 != "?" && $0 != "#" })
    host = nil
    hasBody = false
    keepsAlive = words[2] == "HTTP/1.1"
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { throw .malformed }
      let value = line[line.index(after: colon)...].trimmed.lowercased()
      switch line[..<colon].lowercased() {
      case "host":
        guard host == nil else { throw .malformed }
        host = Self.withoutPort(value)
      case "content-length": hasBody = hasBody || value != "0"
      case "transfer-encoding": hasBody = true
      case "connection": keepsAlive = value == "keep-alive" || (keepsAlive && value != "close")
      default: break
      }
    }
  }

  private static func withoutPort(_ host: String) -> String {
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return String(host[...end]) }
    return String(host.prefix { $0 != ":" })
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var rest = self
    while rest.first == " " || rest.first == "\t" { rest.removeFirst() }
    while rest.last == " " || rest.last == "\t" { rest.removeLast() }
    return rest
  }
}
