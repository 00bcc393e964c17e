/// The functions of a module that a page calls, in a file of their own beside the block's.
enum BrowserExports {
  /// Their names, as the linker exports them.
  static let names = ["reserveRequest", "reportAddress", "reportCount"]

  static let source = """
    import Simulation

    @_cdecl("reserveRequest")
    func coursegenReserveRequest(_ count: Int) -> UnsafeMutablePointer<UInt8>? {
      BrowserHost.reserveRequest(count)
    }

    @_cdecl("reportAddress")
    func coursegenReportAddress() -> UnsafePointer<UInt8>? { BrowserHost.reportAddress }

    @_cdecl("reportCount")
    func coursegenReportCount() -> Int { BrowserHost.reportCount }

    """
}
