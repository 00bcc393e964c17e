// JavaScriptCore's options, for everything in this process that uses it.

import CJavaScriptCore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// How JavaScriptCore is set up in this process.
package enum JavaScriptSettings {
  /// Sets JavaScriptCore up for the seconds that a build lasts.
  ///
  /// Its slowest compiler costs a quarter of the processor time, and 25 MB, and does not pay. The
  /// library keeps its options in memory that cannot be written once the first context is made, so
  /// this is called before each, and acts once.
  package static func apply() { _ = once }

  private static let once: Void = {
    typealias SetFlag = @convention(c) (UnsafePointer<CChar>, Int32) -> Int32
    guard let symbol = function("jsc_options_set_boolean") else { return }
    _ = unsafeBitCast(symbol, to: SetFlag.self)("useFTLJIT", 0)
  }()

  /// A function of the library that no public header of it declares, if it has it.
  package static func function(_ name: String) -> UnsafeMutableRawPointer? {
    guard let process = dlopen(nil, RTLD_LAZY) else { return nil }
    defer { dlclose(process) }
    return dlsym(process, name)
  }
}
