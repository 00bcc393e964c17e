#if !hasFeature(Embedded)
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A block as a process of its own: the request comes on standard input, the report leaves on
/// standard output.
///
/// The process bounds itself before the block's first statement, because a limit that a process
/// sets itself cannot be missed by a fast block, and needs no rights.
public enum NativeHost {
  /// Where the report goes: what was standard output when the process began.
  nonisolated(unsafe) private static var reportDescriptor: Int32 = -1

  /// Reads the request, sets the limits, and lets what the block prints go to standard error.
  @export(interface)
  public static func begin() {
    BlockProgram.begin(request: readAll(0))
    reportDescriptor = dup(1)
    dup2(2, 1)
    setLimits(BlockRun.access { $0.request })
  }

  /// Writes the report.
  @export(interface)
  public static func end() {
    let report = BlockProgram.end()
    var done = 0
    while done < report.count {
      let written = report[done...].withUnsafeBytes {
        write(reportDescriptor, $0.baseAddress, $0.count)
      }
      guard written > 0 else { exit(1) }
      done += written
    }
  }

  /// Ends the run, and the process with it, before the block's last line.
  static func endEarly() {
    end()
    exit(0)
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private static func setLimits(_ request: RunRequest) {
    setLimit(Resource.core, 0)
    if let bytes = request.limit("memory") { setLimit(Resource.memory, bytes) }
    if let bytes = request.limit("file-size") { setLimit(Resource.fileSize, bytes) }
    // A timer counts parts of seconds; the signal that it sends ends the process.
    if let milliseconds = request.limit("cpu-milliseconds") {
      var timer = itimerval()
      timer.it_value.tv_sec = Int(milliseconds / 1000)
      timer.it_value.tv_usec = .init(milliseconds % 1000 * 1000)
      setitimer(Resource.processorTimer, &timer, nil)
    }
    #if os(Linux)
    if request.limit("processes") == 0 { NativeSandbox.close() }
    #endif
  }

  private static func setLimit(_ resource: Resource.Number, _ value: UInt64) {
    var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
    setrlimit(resource, &limit)
  }
}

/// The system's numbers, which Glibc and Darwin import with different types.
private enum Resource {
  #if canImport(Glibc)
  typealias Number = __rlimit_resource_t
  static let core = __rlimit_resource_t(RLIMIT_CORE.rawValue)
  static let memory = __rlimit_resource_t(RLIMIT_AS.rawValue)
  static let fileSize = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
  static let processorTimer = __itimer_which_t(ITIMER_PROF.rawValue)
  #else
  typealias Number = Int32
  static let core = RLIMIT_CORE
  static let memory = RLIMIT_AS
  static let fileSize = RLIMIT_FSIZE
  static let processorTimer = ITIMER_PROF
  #endif
}

#endif
