import BlockExecution
import FileStorage
import WebAssemblyEngine

/// A block's module of WebAssembly, as the reader's browser loads it.
struct BrowserModule: Sendable, Hashable {
  /// The name of its file, which its content determines.
  var name: String
  var bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    name = ContentDigest(bytes).description + ".wasm"
    self.bytes = bytes
  }

  /// Where it goes in a site.
  static func path(of name: String) -> String { "assets/simulations/" + name }
}

/// The modules that earlier builds made, and what is known of them.
struct BrowserModuleStore: Sendable {
  let directory: CacheDirectory

  /// The module of a name, whole; `nil` where it is missing or damaged.
  func module(_ name: String) -> BrowserModule? {
    guard let bytes = directory.read(Self.key(of: name)) else { return nil }
    let module = BrowserModule(bytes)
    return module.name == name ? module : nil
  }

  /// Keeps a module.
  func keep(_ module: BrowserModule) throws(FileError) {
    try directory.write(module.bytes, for: Self.key(of: module.name))
  }

  /// What a module, run in JavaScriptCore, does otherwise than the native program; `nil` if it
  /// reports the same.
  ///
  /// A module that was found to agree is not run again.
  func difference(
    _ module: BrowserModule,
    _ request: WebAssemblyRequest,
    from report: BlockReport
  ) async -> BrowserDifference? {
    let key = ContentDigest(
      parts: ["browser module agrees", module.name, "\(request.bytes)", "\(report)"]
    )
    if directory.read(key) != nil { return nil }
    do {
      let answer = try await WebAssemblyEngine.run(module.bytes, request: request.bytes)
      let difference = BrowserDifference(BlockReport(json: answer), from: report)
      if let difference { return difference }
    } catch {
      return .stopped(error.message)
    }
    // A cache that cannot be written costs the next build the comparison, nothing else.
    try? directory.write([], for: key)
    return nil
  }

  private static func key(of name: String) -> ContentDigest {
    ContentDigest(parts: ["browser module", name])
  }
}
