import FileStorage
import Glibc

/// The files of an array of tasks in the shared folder: `3.request` is what task 3 reads, `3.report`
/// what it writes, and `3.status` appears when it has ended.
struct SlurmArray: Sendable {
  let folder: String
  let tasks: [BlockTask]

  var script: String { folder.appendingPath("task.sh") }

  /// Writes what the tasks need.
  init(_ tasks: [BlockTask], in folder: String) throws(FileError) {
    self.tasks = tasks
    self.folder = folder
    var programs: [String: String] = [:]
    for (number, task) in tasks.enumerated() {
      let name = programs[task.program] ?? "program-\(programs.count)"
      if programs.updateValue(name, forKey: task.program) == nil {
        let copy = folder.appendingPath(name)
        try Files.write(try Files.read(task.program), to: copy)
        chmod(copy, 0o755)
      }
      try Files.write(task.request.bytes, to: file(number, "request"))
      try Files.write(Array((name + "\n").utf8), to: file(number, "program"))
    }
    try Files.write(Array(Self.scriptText.utf8), to: script)
  }

  private func file(_ number: Int, _ kind: String) -> String {
    folder.appendingPath("\(number).\(kind)")
  }

  /// How a task ended, once it has.
  func result(of number: Int) -> (command: CommandResult, seconds: Double)? {
    guard let text = try? Files.text(file(number, "status")) else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard words.count == 3 else { return nil }
    let limit = tasks[number].request.limits.output
    let report = try? Files.read(file(number, "report"), limit: limit)
    // The shell tells a signal by 128 and its number.
    let ending: CommandResult.Ending =
      report == nil
      ? .flooded : words[0] > 128 ? .signalled(Int32(words[0] - 128)) : .exited(Int32(words[0]))
    let result = CommandResult(
      ending: ending,
      output: report ?? [],
      errors: (try? Files.read(file(number, "errors"), limit: limit)) ?? []
    )
    return (result, Double(words[2] - words[1]) / 1e9)
  }

  private static var scriptText: String {
    let environment = BlockProcess.environment.sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    return """
      #!/bin/sh
      # Runs one task of an array; its files are named after its number.
      i=$SLURM_ARRAY_TASK_ID
      begin=$(date +%s%N)
      env -i \(environment) "./$(cat "$i.program")" < "$i.request" > "$i.report" 2> "$i.errors"
      echo "$? $begin $(date +%s%N)" > "$i.ended"
      mv "$i.ended" "$i.status"

      """
  }
}
