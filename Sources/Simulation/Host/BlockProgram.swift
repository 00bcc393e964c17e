/// The frame around a block: the host begins it with a request and takes the report in the end.
public enum BlockProgram {
  /// Begins a run.
  ///
  /// - Parameter request: The bytes that `RunRequest` reads.
  public static func begin(request: [UInt8]) {
    BlockRun.current = BlockRun()
    BlockRun.current.request = RunRequest(request)
  }

  /// Ends the run.
  ///
  /// - Returns: The report, as JSON.
  public static func end() -> [UInt8] {
    BlockRun.current.noteUnknownInputs()
    return BlockRun.current.report.json(seed: BlockRun.current.request.seed)
  }
}
