import CourseNotation

/// The programs that a block names.
///
/// The frame around the block adds them before its first line, read, checked and differentiated by
/// the build: neither a block nor a reader's browser needs the code that does so.
public enum ProgramLibrary {
  /// A program, or the backward pass of a loss.
  private struct Entry {
    var id: [UInt8]
    /// The loss' name; `nil` for the program itself.
    var loss: [UInt8]?
    var program: [UInt8]
  }

  /// A block is one program with one thread at the top level, which adds all programs before any is
  /// asked for.
  nonisolated(unsafe) private static var entries: [Entry] = []

  /// Adds a program of the page.
  ///
  /// - Parameters:
  ///   - id: Its name.
  ///   - program: What the build made of it.
  @export(interface)
  public static func add(_ id: StaticString, _ program: StaticString) {
    add(bytes(id), loss: nil, bytes(program))
  }

  /// Adds the backward pass of a program's loss.
  ///
  /// - Parameters:
  ///   - id: The program's name.
  ///   - loss: The loss' name.
  ///   - program: What the build made of it.
  @export(interface)
  public static func add(
    _ id: StaticString,
    gradientOf loss: StaticString,
    _ program: StaticString
  ) {
    add(bytes(id), loss: bytes(loss), bytes(program))
  }

  package static func add(_ id: [UInt8], loss: [UInt8]?, _ program: [UInt8]) {
    entries.append(Entry(id: id, loss: loss, program: program))
  }

  /// A program, or the backward pass of a loss.
  static func program(_ id: StaticString, loss: Name? = nil) -> Program? {
    let (id, loss) = (bytes(id), loss.map { [UInt8]($0.plainText.utf8) })
    let entry = entries.first { $0.id == id && $0.loss == loss }
    return entry.flatMap { Program(encoded: $0.program) }
  }

  private static func bytes(_ text: StaticString) -> [UInt8] { text.withUTF8Buffer { Array($0) } }
}
