/// An HTTP response, whole in memory.
struct Response: Sendable, Hashable {
  enum Status: Int, Sendable {
    case ok = 200
    case movedPermanently = 301
    case badRequest = 400
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case requestTimeout = 408
    case contentTooLarge = 413
    case headersTooLarge = 431
    case internalError = 500

    var phrase: String {
      switch self {
      case .ok: "OK"
      case .movedPermanently: "Moved Permanently"
      case .badRequest: "Bad Request"
      case .forbidden: "Forbidden"
      case .notFound: "Not Found"
      case .methodNotAllowed: "Method Not Allowed"
      case .requestTimeout: "Request Timeout"
      case .contentTooLarge: "Content Too Large"
      case .headersTooLarge: "Request Header Fields Too Large"
      case .internalError: "Internal Server Error"
      }
    }
  }

  var status: Status
  var contentType: String
  var body: [UInt8]
  var location: String?

  init(_ status: Status, contentType: String, body: [UInt8], location: String? = nil) {
    self.status = status
    self.contentType = contentType
    self.body = body
    self.location = location
  }

  /// A response that is only a sentence.
  init(_ status: Status, location: String? = nil) {
    self.init(
      status,
      contentType: "text/plain; charset=utf-8",
      body: Array("\(status.rawValue) \(status.phrase)\n".utf8),
      location: location
    )
  }

  /// The response as it goes over the wire: in answer to `HEAD` without its body.
  func encoded(withBody: Bool, keepsAlive: Bool) -> [UInt8] {
    var head = "HTTP/1.1 \(status.rawValue) \(status.phrase)\r\n"
    head += "Content-Type: \(contentType)\r\n"
    head += "Content-Length: \(body.count)\r\n"
    head += "Cache-Control: no-cache\r\n"
    head += "X-Content-Type-Options: nosniff\r\n"
    if status == .methodNotAllowed { head += "Allow: GET, HEAD\r\n" }
    if let location { head += "Location: \(location)\r\n" }
    head += "Connection: \(keepsAlive ? "keep-alive" : "close")\r\n\r\n"
    return Array(head.utf8) + (withBody ? body : [])
  }
}
