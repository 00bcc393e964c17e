import Glibc

/// What the processor of this machine can do, as far as code is compiled for it.
package struct Processor: Sendable, Hashable {
  /// The widest vectors that code may use, in bits.
  package enum VectorWidth: Int, Sendable, Hashable {
    case bits128 = 128
    case bits256 = 256
    case bits512 = 512
  }

  /// Maker, model and features: code for one kind must not run on another, with which it may share a
  /// cache.
  package let identity: String
  package let vectorWidth: VectorWidth

  /// The processor that `/proc/cpuinfo` describes; an unknown one if there is no such file.
  package static func current() -> Processor {
    Processor(description: text(of: "/proc/cpuinfo"))
  }

  /// - Parameter description: What the kernel says of processors; the first one counts.
  package init(description: String) {
    let fields = [
      "vendor_id", "cpu family", "model", "flags", "CPU implementer", "CPU part", "Features",
    ]
    let lines = description.split(separator: "\n").filter { line in
      let name = line.prefix { $0 != ":" }.split(separator: "\t").first ?? ""
      return fields.contains { $0 == name }
    }
    var kinds: [Substring] = []
    for line in lines where !kinds.contains(line) { kinds.append(line) }
    identity = kinds.joined(separator: "\n")
    let features = kinds.first { $0.hasPrefix("flags") }?.split(separator: " ") ?? []
    if features.contains("avx512f") {
      vectorWidth = .bits512
    } else if features.contains("avx2") {
      vectorWidth = .bits256
    } else {
      vectorWidth = .bits128
    }
  }

  private static func text(of path: String) -> String {
    guard let stream = fopen(path, "r") else { return "" }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, stream)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
