/// The functions of a module that a page calls, in a file of their own beside the block's.
enum BrowserExports {
  /// Their names, as the linker exports them.
  static let names = ["reserveRequest", "reportAddress", "reportCount"]

  static let source = """
    import Simulation

    @_cdecl("reserveRequest")
    private func reserveRequest(_ count: Int) -> UnsafeMutablePointer<UInt8>? {
      BrowserHost.reserveRequest(count)
    }

    @_cdecl("reportAddress")
    private func reportAddress() -> UnsafePointer<UInt8>? { BrowserHost.reportAddress }

    @_cdecl("reportCount")
    private func reportCount() -> Int { BrowserHost.reportCount }

    """
}
