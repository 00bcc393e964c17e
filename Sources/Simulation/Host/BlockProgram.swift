/// The frame around a block: the host begins it with a request and takes the report in the end.
public enum BlockProgram {
  /// Begins a run.
  ///
  /// - Parameter request: The bytes that `RunRequest` reads.
  @export(interface)
  public static func begin(request: [UInt8]) {
    BlockRun.access { run in
      run = BlockRun()
      run.request = RunRequest(request)
    }
  }

  /// Ends the run.
  ///
  /// - Returns: The report, as JSON.
  @export(interface)
  public static func end() -> [UInt8] {
    BlockRun.access { run in
      run.noteUnknownInputs()
      return run.report.json(seed: run.request.seed)
    }
  }
}
