// Times the functions of BrowserWorkloads.swift natively: one JSON line each. See browser.py.

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

@main
struct NativeTiming {
  static let workloads: [(String, @Sendable () -> Float)] = [
    ("product", timeProduct), ("convolution", timeConvolution), ("exponential", timeExp),
    ("logistic", timeSigmoid), ("tangent", timeTanh), ("uniforms", timeUniforms),
    ("normals", timeNormals), ("pre_activation", timePreActivation),
  ]

  static func main() {
    for (name, run) in workloads {
      let times = (0..<40).map { _ in seconds(run) }.sorted()
      print(
        """
        {"workload": "\(name)", "threads": 1, "best": \(times[0]), "median": \(times[20])}
        """
      )
    }
  }

  /// The time that the thread has the processor.
  private static func seconds(_ run: () -> Float) -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
    let start = now()
    if run().isNaN { print("not a number") }
    return now() - start
  }
}
