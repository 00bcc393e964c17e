// What the lexer makes of the text.

/// A piece of a program's text that means something; layout is gone.
struct Token {
  enum Kind: Equatable {
    /// A run of letters: a word, or names that stand side by side.
    case letters
    /// One name, whatever its length: a Greek letter, a letter in another font, `\mathrm{Query}`.
    case word
    case number(Rational)
    case accent(Name.Accent)
    /// A mark after the letter: `R~`, `y^`, or a combining character.
    case accentAfter(Name.Accent)
    case fraction
    case root
    case underset
    case sum
    case function(Function)
    case binder(BinderOperator)
    case loop
    case open(Bracket)
    case close(Bracket)
    case comma
    case colon
    case dot
    case bar
    case plus
    case minus
    case times
    case slash
    case caret
    case underscore
    case prime
    case assignment(Statement.Assignment)
    case ellipsis
    /// A line break, or the end of a display.
    case newline(isHard: Bool)
    /// A relation that defines nothing: `\approx`.
    case relation
    case end
  }

  enum Bracket: Equatable {
    case parenthesis
    case square
    /// `\{`
    case curly
    /// `{` around an argument.
    case argument
  }

  var kind: Kind
  /// The letters of a name or a word in canonical spelling.
  var symbol: Symbol
  var range: Range<Int>
  /// Whether white space or layout stands before it.
  var isSpaced: Bool
  /// Whether a `\left` or a sibling of it stands before it.
  var isStretched = false
}
