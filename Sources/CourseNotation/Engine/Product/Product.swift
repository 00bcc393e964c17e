// A sum of products of two arrays: tiles of the result, each computed from the factors where they lie.
//
// Goals in order of priority:
// 1. An order of summation that the shape alone decides: terms in chunks of at most 256, each from
//    zero, and the chunks' sums in order.
// 2. Speed: matrix products, batches of them, convolutions and their gradients are the same loops,
//    with other strides.

import TensorCore

/// A planned product.
struct Product {
  /// The terms that are added before their sum is added to the result: it decides the bits.
  static var chunk: Int { 256 }

  /// A loop and the distances from one turn to the next.
  struct Loop {
    var count: Int
    var target = 0
    var left = 0
    var right = 0
  }

  /// A bound variable, its place in the factors and in the result.
  struct Binding {
    var loop: Int
    var offset: Int
    var range: Range<Int>
    var target: Int
    var left: Int
    var right: Int
  }

  var bindings: [Binding] = []
  /// Where the first elements are.
  var target = 0
  var left = 0
  var right = 0
  /// Loops around the tiles.
  var outer: [Loop] = []
  /// The rows of tiles.
  var rows = Loop(count: 1)
  /// The columns: consecutive in the target and in the right factor.
  var columns = 1
  /// The terms of one chunk.
  var terms = TermLoops.single
  /// Loops over whole chunks, the outermost first.
  var chunks: [Loop] = []
  /// The loop of `terms` that is cut into chunks, how many terms it has in all, and in a chunk.
  var cut: Cut?
  var mode = Statement.Assignment.set
  var isNegative = false
  var isEmpty = false
  var counts = OperationCounts()

  /// Which loop over the terms is cut.
  enum Level {
    case inner, middle, outer
  }

  struct Cut {
    var level: Level
    var total: Int
    var step: Int
  }
}

extension TermLoops {
  static var single: TermLoops {
    let one = Loop(count: 1, left: 0, right: 0)
    return TermLoops(inner: one, middle: one, outer: one)
  }

  subscript(level: Product.Level) -> Loop {
    get {
      switch level {
      case .inner: inner
      case .middle: middle
      case .outer: outer
      }
    }
    set {
      switch level {
      case .inner: inner = newValue
      case .middle: middle = newValue
      case .outer: outer = newValue
      }
    }
  }
}
