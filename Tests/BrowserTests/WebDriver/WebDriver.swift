import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// A browser that a test drives: Debian's Chromium through its driver, by the W3C WebDriver protocol.
///
/// Source: W3C WebDriver (https://www.w3.org/TR/webdriver2/), sections 7 to 13.
final class WebDriver {
  private let driver: Process
  private let client: DriverClient
  private var session = ""

  /// What kept a command from being carried out: the driver's error code and message.
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// How the window is set up.
  struct Window {
    var width = 1280
    var height = 900
    var isDark = false
    var reducesMotion = false
  }

  /// Starts a browser with one window.
  init(_ window: Window = Window()) async throws {
    driver = Process()
    driver.executableURL = URL(filePath: "/usr/bin/chromedriver")
    driver.arguments = ["--port=0"]
    let output = Pipe()
    driver.standardOutput = output
    driver.standardError = FileHandle.nullDevice
    try driver.run()
    client = DriverClient(port: try Self.port(announcedOn: output))
    let created = try await send("POST", "/session", ["capabilities": Self.capabilities(window)])
    guard let fields = created as? [String: Any], let id = fields["sessionId"] as? String else {
      throw Failure(description: "no session")
    }
    session = "/session/\(id)"
    try await emulate(window)
  }

  deinit { driver.kill() }

  /// Ends the browser.
  func quit() async {
    _ = try? await send("DELETE", session)
  }

  /// Opens a page and waits until it is loaded.
  func open(_ url: String) async throws {
    try await send("POST", session + "/url", ["url": url])
  }

  /// Runs a function body in the page, and gives what it returns.
  @discardableResult
  func run(_ script: String, _ arguments: [Any] = []) async throws -> Any? {
    try await send("POST", session + "/execute/sync", ["script": script, "args": arguments])
  }

  /// Runs a function body in the page; its last argument is called with the result.
  func runAsync(_ script: String, _ arguments: [Any] = []) async throws -> Any? {
    try await send("POST", session + "/execute/async", ["script": script, "args": arguments])
  }

  /// Waits until a function body returns true.
  func wait(for condition: String, atMost limit: Duration = .seconds(600)) async throws {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
      if try await run(condition) as? Bool == true { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw Failure(description: "never true: \(condition)")
  }

  /// The window as a PNG.
  func screenshot() async throws -> Data {
    let text = try await send("GET", session + "/screenshot") as? String ?? ""
    return Data(base64Encoded: text) ?? Data()
  }

  /// What the browser's console was told since the last call: errors of scripts, refused requests,
  /// violations of the content security policy.
  func console() async throws -> [String] {
    let entries = try await send("POST", session + "/se/log", ["type": "browser"])
    return (entries as? [[String: Any]] ?? []).compactMap { $0["message"] as? String }
  }

  /// The URLs that the browser asked for since the last call.
  func requests() async throws -> [String] {
    let entries = try await send("POST", session + "/se/log", ["type": "performance"])
    return (entries as? [[String: Any]] ?? []).compactMap { entry in
      guard let text = entry["message"] as? String,
        let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
        let message = object["message"] as? [String: Any],
        message["method"] as? String == "Network.requestWillBeSent",
        let request = (message["params"] as? [String: Any])?["request"] as? [String: Any]
      else { return nil }
      return request["url"] as? String
    }
  }

  private func emulate(_ window: Window) async throws {
    try await command(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": window.width, "height": window.height, "deviceScaleFactor": 1,
        "mobile": window.width < 600,
      ]
    )
    let features = [
      ["name": "prefers-color-scheme", "value": window.isDark ? "dark" : "light"],
      ["name": "prefers-reduced-motion", "value": window.reducesMotion ? "reduce" : ""],
    ]
    try await command("Emulation.setEmulatedMedia", ["features": features])
  }

  /// A command of Chromium's own protocol.
  func command(_ name: String, _ parameters: [String: Any]) async throws {
    let body: [String: Any] = ["cmd": name, "params": parameters]
    try await send("POST", session + "/goog/cdp/execute", body)
  }

  @discardableResult
  private func send(
    _ method: String,
    _ path: String,
    _ body: [String: Any]? = nil
  ) async throws -> Any? {
    let content =
      method == "POST" ? try JSONSerialization.data(withJSONObject: body ?? [:]) : Data()
    let data = try await client.send(method, path, content)
    let answer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    if let value = answer?["value"] as? [String: Any], let error = value["error"] as? String {
      throw Failure(description: "\(error): \(value["message"] as? String ?? "")")
    }
    return answer?["value"]
  }

  /// The driver chooses a free port and says which.
  private static func port(announcedOn pipe: Pipe) throws -> UInt16 {
    var text = ""
    while case let more = pipe.fileHandleForReading.availableData, !more.isEmpty {
      text += String(decoding: more, as: UTF8.self)
      if let match = text.firstMatch(of: /started successfully on port (\d+)/) {
        return UInt16(match.1) ?? 0
      }
    }
    throw Failure(description: "chromedriver did not start: \(text)")
  }

  private static func capabilities(_ window: Window) -> [String: Any] {
    let options: [String: Any] = [
      "binary": "/usr/bin/chromium",
      "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--disable-background-networking", "--disable-component-update", "--no-first-run",
        "--window-size=\(window.width),\(window.height)",
      ],
    ]
    return [
      "alwaysMatch": [
        "browserName": "chrome", "timeouts": ["script": 600_000, "pageLoad": 600_000],
        "goog:chromeOptions": options,
        "goog:loggingPrefs": ["browser": "ALL", "performance": "ALL"],
      ] as [String: Any]
    ]
  }
}
