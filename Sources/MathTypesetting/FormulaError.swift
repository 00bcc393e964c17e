/// Why a formula cannot be typeset as it is written, as facts.
///
/// The sentences are in `FormulaError+Message.swift`.
package struct FormulaError: Error, Sendable, Hashable, Codable {
  package enum Fact: Sendable, Hashable, Codable {
    case undefinedCommand(String, suggestion: String?)
    case unknownEnvironment(String, suggestion: String?)
    case unclosedBrace
    case unopenedBrace
    case unclosedEnvironment(String)
    case unopenedEnvironment(String)
    case mismatchedEnvironment(begin: String, end: String)
    /// `\left` without `\right`.
    case unclosedDelimiter
    /// `\right` without `\left`.
    case unopenedDelimiter
    case notADelimiter(String)
    /// More `&` in a row than the environment has; typeset without them.
    case tooManyMarks(environment: String)
    case misplacedMark
    case doubleScript(isSuperscript: Bool)
    case missingScript(mark: String)
    case missingArgument
    /// A command that KaTeX takes as an argument or a script in braces only.
    case needsBraces(String)
    case onlyInDisplay(String)
    case wrongMode(command: String, mode: String)
    case untrusted(String)
    case endlessExpansion
    case tooLong(bytes: Int, limit: Int)
    case tooDeep(limit: Int)
    case tookTooLong
    case controlCharacter
    /// What has no fact of its own: KaTeX's reason says it.
    case other
    /// The engine itself does not work.
    case unavailable
  }

  package var fact: Fact
  /// The place in the author's TeX, in UTF-8 bytes, where there is one.
  package var offset: Int?
  /// KaTeX's words, where it was KaTeX that refused.
  package var reason: String

  init(_ fact: Fact, at offset: Int? = nil, reason: String = "") {
    self.fact = fact
    self.offset = offset
    self.reason = reason
  }
}
