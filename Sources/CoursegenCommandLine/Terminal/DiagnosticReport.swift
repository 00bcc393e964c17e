import Diagnostics
import FileStorage
import Synchronization

/// Writes diagnostics the way that the caller asked for.
struct DiagnosticReport {
  let console: Console
  let workingDirectory: String
  let format: DiagnosticsFormat

  /// Writes all of them: as text for the eye, or as one JSON array.
  func write(_ diagnostics: [Diagnostic]) {
    switch format {
    case .text:
      console.error(text(diagnostics, usesColor: console.terminalWidth != nil))
    case .json:
      console.output((try? DiagnosticJSONWriter.text(diagnostics)) ?? "[]\n")
    }
  }

  /// The diagnostics as text, with the lines that they are about.
  func text(_ diagnostics: [Diagnostic], usesColor: Bool) -> String {
    let sources = SourceCache(workingDirectory: workingDirectory)
    let writer = DiagnosticTextWriter(usesColor: usesColor) { sources.text($0) }
    return diagnostics.map { writer.text($0) }.joined()
  }

  /// Reads each file once, however many diagnostics it has.
  private final class SourceCache: Sendable {
    private let workingDirectory: String
    private let texts = Mutex<[String: String]>([:])

    init(workingDirectory: String) {
      self.workingDirectory = workingDirectory
    }

    func text(_ path: String) -> String? {
      texts.withLock { texts in
        if let text = texts[path] { return text }
        let absolute = path.hasPrefix("/") ? path : workingDirectory.appendingPath(path)
        let bytes = try? Files.read(absolute, limit: 16 * 1_048_576)
        let text = bytes.map { String(decoding: $0, as: UTF8.self) }
        texts[path] = text
        return text
      }
    }
  }
}
