import Foundation

/// The tools that `Scripts/install-packages test` installs: the Nu HTML checker and axe.
enum CheckingTools {
  private static let root: URL = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The text of axe's script, which checks the accessibility of the page that it is run in.
  static func axe() throws -> String {
    try String(contentsOf: try file(named: "axe.min.js"), encoding: .utf8)
  }

  /// What the Nu HTML checker finds in some files: one line an error; nothing is well.
  ///
  /// Its grammar of content security policies is older than `'wasm-unsafe-eval'`.
  static func htmlErrors(in files: [URL]) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["java", "-Xss8m", "-jar", try file(named: "vnu.jar").path, "--format", "gnu"]
      + ["--errors-only"] + files.map(\.path)
    let output = Pipe()
    process.standardError = output
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: "\n").map(String.init)
      .filter { !$0.contains("found \"'wasm-unsafe-eval'\"") }
  }

  private static func file(named name: String) throws -> URL {
    let tools = root.appending(path: ".build-tools/lib")
    let files = FileManager.default.enumerator(at: tools, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      if file.lastPathComponent == name { return file }
    }
    throw WebDriver.Failure(
      description: "\(name) is not installed: run Scripts/install-packages test"
    )
  }
}
