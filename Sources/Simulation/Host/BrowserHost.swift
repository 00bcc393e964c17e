#if hasFeature(Embedded)
/// A block in a reader's page: an instance of WebAssembly for each run.
///
/// The page sees its memory, puts the request where `reserveRequest` says, calls `main`, and reads the
/// report.
public enum BrowserHost {
  nonisolated(unsafe) private static var request: UnsafeMutableBufferPointer<UInt8>?
  nonisolated(unsafe) private static var report: [UInt8] = []

  /// Makes room for the request.
  ///
  /// - Parameter count: Its bytes.
  /// - Returns: Where they belong.
  @export(interface)
  public static func reserveRequest(_ count: Int) -> UnsafeMutablePointer<UInt8>? {
    request?.deallocate()
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(count, 1))
    memory.initialize(repeating: 0)
    request = memory
    return memory.baseAddress
  }

  /// Reads the request.
  @export(interface)
  public static func begin() {
    BlockProgram.begin(request: request.map { Array($0) } ?? [])
  }

  /// Keeps the report for the page.
  @export(interface)
  public static func end() {
    report = BlockProgram.end()
  }

  /// The number of bytes of the report.
  @export(interface)
  public static var reportCount: Int { report.count }

  /// Where the report is, until the instance is dropped.
  @export(interface)
  public static var reportAddress: UnsafePointer<UInt8>? {
    report.withUnsafeBufferPointer { $0.baseAddress }
  }
}

#endif
