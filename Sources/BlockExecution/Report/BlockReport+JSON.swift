import FoundationEssentials

extension BlockReport {
  /// Reads a report.
  ///
  /// - Returns: `nil` for anything but a whole report of the version that this build knows.
  package init?(json: [UInt8]) {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity",
      negativeInfinity: "-Infinity",
      nan: "NaN"
    )
    guard let report = try? decoder.decode(BlockReport.self, from: Data(json)),
      report.format == "coursegen-report", report.version == 1
    else { return nil }
    self = report
  }
}
