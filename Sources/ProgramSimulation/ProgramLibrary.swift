/// The texts of the programs that a block names.
///
/// The frame around the block adds them before its first line.
public enum ProgramLibrary {
  /// A block is one program with one thread at the top level, which adds all texts before any is
  /// read.
  nonisolated(unsafe) private static var entries: [(id: [UInt8], text: [UInt8])] = []

  /// Adds a program of the page.
  ///
  /// - Parameters:
  ///   - id: Its name.
  ///   - text: Its text, header included.
  @export(interface)
  public static func add(_ id: StaticString, _ text: StaticString) {
    entries.append((id.withUTF8Buffer { Array($0) }, text.withUTF8Buffer { Array($0) }))
  }

  /// The text of a program.
  static func text(_ id: StaticString) -> [UInt8]? {
    id.withUTF8Buffer { id in entries.first { $0.id.elementsEqual(id) }?.text }
  }
}
