extension BlockReport {
  /// Reads a report.
  ///
  /// - Returns: `nil` for anything but a whole report of the version that this build knows.
  package init?(json: [UInt8]) {
    guard let report = try? JSON.decode(BlockReport.self, from: json),
      report.format == "coursegen-report", report.version == 1
    else { return nil }
    self = report
  }
}
