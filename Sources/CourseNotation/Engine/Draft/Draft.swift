// What the planner works on: programs with numbers in the place of sizes, as one tree of tasks.

/// The tables and tasks of one or several programs that share tensors.
///
/// Programs become one draft so that the backward pass reads what the forward pass wrote. An
/// ``IndexID`` refers to `variables` here, a ``TensorID`` to `arrays`; sizes have become numbers.
struct Draft {
  /// An index variable and the integers that it runs over.
  struct Variable {
    var range: Range<Int>
    /// The letter of its axis.
    var axis: Name?
  }

  /// Who gives an array its elements, and who asks for them.
  enum Role {
    /// An input of the first program that names it.
    case input
    /// Asked for after a run, so it stays whole.
    case output
    /// Any other tensor of the programs.
    case intermediate
    /// Made by the planner.
    case temporary
  }

  /// A tensor with numbers for its extents.
  struct Array {
    var name: Name?
    var extents: [Range<Int>]
    var role: Role
    /// Whether the elements are positions, which index others.
    var isPosition = false
    /// The dimensions in the order in which they lie in memory, the outermost first.
    var order: [Int]
    /// How many elements of nothing lie on each side of an extent, for reads beyond it.
    var margins: [Margin]
    /// Whether the array holds one position of the dimension at a time.
    var isRolling: [Bool]

    init(name: Name? = nil, extents: [Range<Int>], role: Role) {
      self.name = name
      self.extents = extents
      self.role = role
      order = Swift.Array(extents.indices)
      margins = extents.map { _ in Margin() }
      isRolling = extents.map { _ in false }
    }
  }

  /// Elements that are 0 beside an extent.
  struct Margin: Equatable {
    var before = 0
    var after = 0
  }

  var variables: [Variable] = []
  var arrays: [Array] = []
  /// The number of sequential loops.
  var loopCount = 0
  /// The tasks of each program.
  var parts: [[Task]] = []
  /// Whether reads outside a tensor wrap around.
  var isCircular = false

  subscript(variable: IndexID) -> Range<Int> { variables[variable.position].range }

  subscript(array: TensorID) -> Array {
    get { arrays[array.position] }
    set { arrays[array.position] = newValue }
  }

  /// The letter of a variable's axis.
  func axis(of variable: IndexID) -> Name? { variables[variable.position].axis }

  /// Adds a variable.
  mutating func addVariable(_ range: Range<Int>, axis: Name?) -> IndexID {
    variables.append(Variable(range: range, axis: axis))
    return IndexID(variables.count - 1)
  }

  /// Adds an array that the planner needs, with a dimension for each variable.
  mutating func addTemporary(_ variables: [IndexID]) -> Element {
    arrays.append(Array(extents: variables.map { self[$0] }, role: .temporary))
    return Element(TensorID(arrays.count - 1), variables.map { IndexExpression($0) })
  }
}

/// A step of the draft.
indirect enum Task {
  case run(Work)
  case loop(Loop)
}

/// One statement, or a part of one.
struct Work {
  /// Fixes a variable: its value is the position of the loop minus an offset.
  struct Binding: Hashable {
    var variable: IndexID
    /// The number of the loop.
    var loop: Int
    var offset: Int
  }

  var target: Element
  var mode: Statement.Assignment
  /// Elementwise, or one reduction of something elementwise.
  var value: Expression
  var bindings: [Binding]
  /// What the statement counts as, if this is its last part.
  var counts = OperationCounts()

  init(
    _ target: Element,
    _ mode: Statement.Assignment,
    _ value: Expression,
    _ bindings: [Binding]
  ) {
    self.target = target
    self.mode = mode
    self.value = value
    self.bindings = bindings
  }

  /// The variables that loops around the work fix.
  var bound: [IndexID] { bindings.map { $0.variable } }

  /// Whether a loop fixes the variable.
  func isBound(_ variable: IndexID) -> Bool { bindings.contains { $0.variable == variable } }

  /// The arrays that are read, those of index lookups too.
  var reads: [Element] {
    var elements: [Element] = []
    value.forEachElement { elements.append($0) }
    for case .lookup(let element) in target.indices {
      element.forEachElement { elements.append($0) }
    }
    return elements
  }
}

/// A sequential loop.
struct Loop {
  var number: Int
  var positions: Range<Int>
  var isDescending: Bool
  var body: [Task]
}
