import Foundation
import PreviewServer

/// A built site, served under its base path until it is stopped, or nobody has it.
final class ServedSite {
  /// The address of the site, with its base path and a slash at the end.
  let origin: String
  /// The address of the server, with a slash at the end.
  let host: String
  private let serving: Task<Void, any Error>

  init(_ site: BuiltSite) throws {
    let server = try PreviewServer(
      folder: site.folder.deletingLastPathComponent().path,
      host: "127.0.0.1",
      port: 0,
      channel: ReloadChannel()
    )
    serving = Task { try await server.run() }
    host = "http://127.0.0.1:\(server.port)/"
    origin = host + site.folder.lastPathComponent + "/"
  }

  deinit { stop() }

  func stop() { serving.cancel() }
}
