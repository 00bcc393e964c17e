import DeterministicMath

/// The option that a run chose.
public struct InputChoice: Sendable {
  /// Its place among the options.
  public let index: Int
  /// The option as the block wrote it.
  public let name: String

  /// Whether it is an option, compared byte by byte.
  public static func == (choice: InputChoice, name: String) -> Bool {
    [UInt8](text: choice.name) == [UInt8](text: name)
  }

  /// Whether it is not an option, compared byte by byte.
  public static func != (choice: InputChoice, name: String) -> Bool {
    !(choice == name)
  }

  /// Lets a `switch` name options: `case "tanh":`.
  public static func ~= (name: String, choice: InputChoice) -> Bool {
    choice == name
  }
}
