import Diagnostics
import FileStorage

// What can keep a site from being built: every sentence, in one place.

extension Diagnostic {
  static func cannotLock(_ failure: FileLock.Failure, output: String) -> Diagnostic {
    switch failure {
    case .held(let process):
      Diagnostic(
        .error,
        rule: "build-running",
        "Another build is writing \(output)\(process.map { " (process \($0))" } ?? "").",
        notes: [.init("Wait for it, or choose another --output.")]
      )
    case .system(let error):
      cannotWrite(error)
    }
  }

  static func cannotWrite(_ error: FileError) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "cannot-write",
      "The site cannot be written: \(error).",
      notes: [.init("The last site was left as it was.")]
    )
  }

  static func cannotRemember(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning,
      rule: "cannot-write",
      "The next build will do everything again: \(path) cannot be written."
    )
  }

  static func foreignOutput(_ output: String) -> Diagnostic {
    Diagnostic(
      .error,
      rule: "foreign-output",
      "\(output) holds files that coursegen did not make, and building would remove them.",
      notes: [.init("Choose another --output, or empty the folder first.")]
    )
  }
}
