import FlyingSocks
import Foundation
import PreviewServer

/// A small site on the disk, served on a free port until the test ends.
final class TestSite: Sendable {
  let root: URL
  let server: PreviewServer
  let channel = ReloadChannel()
  private let task: Task<Void, any Error>

  /// A client may take as long as a machine needs that runs other tests.
  static var patience: PreviewServer.Timeouts {
    var timeouts = PreviewServer.Timeouts()
    timeouts.request = .seconds(600)
    timeouts.response = .seconds(600)
    return timeouts
  }

  init(timeouts: PreviewServer.Timeouts = TestSite.patience) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "preview-\(UUID().uuidString)")
    let folder = root.appending(path: "public")
    for path in ["public/set/deep", "secret"] {
      let directory = root.appending(path: path)
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }
    let files = [
      "public/index.html": "<html><head><title>Home</title></head><body></body></html>",
      "public/404.html": "<html><head></head><body>Not here</body></html>",
      "public/set/index.html": "<html><head></head><body>Set</body></html>",
      "public/set/a b.txt": "text", "public/.hidden": "hidden", "secret/key": "secret",
      "public-other": "other",
    ]
    for (path, text) in files { try Data(text.utf8).write(to: root.appending(path: path)) }
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "link"),
      withDestinationURL: root.appending(path: "secret")
    )
    server = try PreviewServer(
      folder: folder.path,
      host: "127.0.0.1",
      port: 0,
      channel: channel,
      timeouts: timeouts
    )
    let server = self.server
    task = Task { try await server.run() }
  }

  deinit {
    task.cancel()
    try? FileManager.default.removeItem(at: root)
  }

  /// A connection to the server; the limit is for a machine that is busy with other tests.
  func connect() async throws -> AsyncSocket {
    let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: server.port)
    return try await AsyncSocket.connected(to: address, timeout: 600)
  }

  /// The whole answer to some bytes, until the server closes the connection.
  func answer(to request: String) async throws -> String {
    let socket = try await connect()
    defer { try? socket.close() }
    try? await socket.write(Data(request.utf8))
    var bytes: [UInt8] = []
    while let part = try? await socket.read(atMost: 4096), !part.isEmpty { bytes += part }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The answer to `GET`, on a connection of its own.
  func get(_ path: String, host: String = "localhost") async throws -> String {
    try await answer(to: "GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
  }
}
