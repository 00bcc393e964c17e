// Names as the reader sees them: ŷ, h', G_1, W^{h,G}, Δx, L.grad.

/// A name of a tensor, an index or a size, in its parts.
///
/// A superscript on a name is a label and part of it; so is a subscript that holds no index
/// (`G_1`, `L_max`). Names are equal when all parts are. Only the tables of a ``Program`` hold
/// names; everything else refers to entries of the tables by ``ID``.
package struct Name: Hashable, Sendable {
  /// A mark over the letter.
  package enum Accent: UInt8, Hashable, Sendable, CaseIterable {
    case tilde, hat, bar, dot, vector, check
  }

  /// The letter or word: `h`, `Loss`, `σ`, `Δx`.
  package var base: Symbol
  /// The accents, innermost first.
  package var accents: [Accent]
  /// How many primes follow.
  package var primes: Int
  /// The labels written as subscripts: `[1]` in `G_1`.
  package var subscripts: [Name]
  /// The labels written as superscripts: `[h, G]` in `W^{h,G}`.
  package var superscripts: [Name]
  /// Whether it is the gradient of the tensor with the rest of the name: `L.grad`.
  package var isGradient: Bool

  package init(
    _ base: Symbol,
    accents: [Accent] = [],
    primes: Int = 0,
    subscripts: [Name] = [],
    superscripts: [Name] = [],
    isGradient: Bool = false
  ) {
    self.base = base
    self.accents = accents
    self.primes = primes
    self.subscripts = subscripts
    self.superscripts = superscripts
    self.isGradient = isGradient
  }

  /// The name of the gradient of the tensor with this name.
  package var gradient: Name {
    var copy = self
    copy.isGradient = true
    return copy
  }

  /// The name of the tensor of which this is the gradient; the name itself if it is none.
  package var withoutGradient: Name {
    var copy = self
    copy.isGradient = false
    return copy
  }
}
