/// A block as a program: its code, framed.
///
/// The code is compiled under a fixed name and from line 1, so that neither the file nor the place
/// of the block in it changes the program: text written above a block does not run it again.
struct BlockProgram: Sendable, Hashable {
  /// The name that the compiler and the crash report give to the block's source.
  static let sourceName = "simulation-block"

  let code: String

  /// The lines of the main file before the code.
  static let linesBefore = 3

  /// The main file of the program.
  var source: String {
    """
    import Simulation
    NativeHost.begin()
    #sourceLocation(file: "\(Self.sourceName)", line: 1)
    \(code)
    NativeHost.end()

    """
  }
}
