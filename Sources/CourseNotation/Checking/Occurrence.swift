// Every place where a tensor is used, with the letters that stood there.

/// One use of a tensor in the text.
struct Occurrence {
  var tensor: TensorID
  var indices: [IndexExpression]
  /// The letter of each index that is a single letter, in lower case: `i` for `I`.
  var letters: [Name?]
  /// How many of the indices are subscripts.
  var subscriptCount: Int
  var statement: Int
  var isTarget: Bool
  /// The whole element.
  var range: Range<Int>
  /// Each index.
  var ranges: [Range<Int>]
}

/// What is known of an index variable while a statement is read.
struct Variable {
  var statement: Int
  /// The range that was written with it.
  var range: IndexRange?
  /// Whether nothing binds it, which has been reported.
  var isUnbound = false
}
