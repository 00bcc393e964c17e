// A loop nest: blocks of elements, each computed by one straight-line program on strips.
//
// A block is some rows by some columns, 512 elements at most, so that the values of the program stay
// in the first cache. It executes any statement: what is irregular (an index that is looked up, wraps
// or leaves its tensor) is read and written row by row or element by element.

/// One or several statements with the same loops.
struct Nest {
  /// The most elements of a block.
  static var blockSize: Int { 512 }

  /// How an operand reaches a strip.
  enum LoadKind {
    /// One number for the whole block.
    case single
    /// Consecutive in memory: used where it is.
    case flat
    /// Rows of consecutive, equal or evenly spaced elements.
    case rows(rowStride: Int, columnStride: Int)
    /// Rows that must be found one by one.
    case eachRow(columnStride: Int)
    /// Elements that must be found one by one.
    case each
  }

  struct Load {
    var access: Access
    var kind: LoadKind
    var value: Int
  }

  struct Store {
    var access: Access
    var kind: LoadKind
    var mode: Statement.Assignment
    var value: Int
    /// Whether the program may compute the value where it is stored.
    var isDirect = false
  }

  struct Instruction {
    var operation: StripOperation
    var result: Int
    var left: Int
    var right: Int
    /// Whether the result is one number.
    var isSingle: Bool
  }

  /// What becomes of the values of a block.
  struct Fold {
    var kind: Reduction
    var isNegative: Bool
    var value: Int
  }

  /// A variable of the nest.
  struct Loop {
    var count: Int
    var isReduced: Bool
  }

  /// Bound variables: loop number, offset, first value, count.
  struct Binding {
    var loop: Int
    var offset: Int
    var range: Range<Int>
  }

  var bindings: [Binding] = []
  /// The variables after the bound ones; the last two are rows and columns.
  var loops: [Loop] = []
  var loads: [Load] = []
  var positions: [(value: Int, position: StripProgram.Position)] = []
  var instructions: [Instruction] = []
  var stores: [Store] = []
  var fold: Fold?
  /// For each value: the strip that holds it, or -1 for a single number or memory.
  var strips: [Int] = []
  var isSingle: [Bool] = []
  var constants: [(value: Int, number: Float)] = []
  var stripCount = 0
  var blockRows = 1
  var blockColumns = 1
  /// Whether parts of the nest may run side by side.
  var isDivisible = true
  var counts = OperationCounts()

  var rowVariable: Int { bindings.count + loops.count - 2 }
  var columnVariable: Int { bindings.count + loops.count - 1 }
  var rows: Loop { loops[loops.count - 2] }
  var columns: Loop { loops[loops.count - 1] }

  /// How many numbers of working memory a thread needs: strips, singles, an accumulator, values.
  var scratchCount: Int {
    (stripCount + 2) * Nest.blockSize + (isSingle.count + 16) * 8 + 4
      * (bindings.count + loops.count + 4)
  }
}
