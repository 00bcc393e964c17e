// From statements to nodes and edges.

/// Draws a program.
struct DiagramBuilder {
  let program: Program
  let roles: DiagramRoles
  var diagram = Diagram()
  /// The node that has the value of each tensor, once it is drawn.
  var nodes: [Int?]
  /// The values of other positions that have been read.
  var ports: [Port] = []
  /// The loops around the statement that is drawn, and what they bind.
  var bindings: [(axis: AxisID, binding: ScheduledStatement.Binding)] = []
  /// The cell of the statement that is drawn.
  var cell: Int?
  /// Whether statements read a tensor at another position of a loop around them.
  private var isCarried: [Bool]
  /// Statements that add to what a loop computes, but stand outside of it.
  private var late: [Statement] = []
  /// What base equations give, until there are ports for it.
  private var bases: [(tensor: TensorID, node: Int)] = []

  /// A value of another position of a loop.
  struct Port {
    var tensor: TensorID
    var element: Element
    var node: Int
  }

  init(_ program: Program) {
    self.program = program
    roles = DiagramRoles(program)
    nodes = [Int?](repeating: nil, count: program.tensors.count)
    isCarried = [Bool](repeating: false, count: program.tensors.count)
    diagram.title = program.id
  }

  mutating func build() {
    findCarried(program.schedule, inside: [])
    draw(program.schedule, inside: [])
    for statement in late { accumulate(statement) }
    close()
    for output in program.tensors(.output) {
      guard let node = nodes[output.position] else { continue }
      let place = add(Diagram.Node(.output, declaration(of: output)))
      diagram.nodes[place].isRepeated = diagram.nodes[node].cell == 0
      connect(node, to: place)
    }
  }

  private mutating func draw(_ steps: [Step], inside loops: [SequentialLoop]) {
    for step in steps {
      switch step {
      case .run(let scheduled):
        bindings = zip(loops, scheduled.bindings).map { ($0.axis, $1) }
        draw(program.statements[scheduled.statement])
      case .loop(let loop):
        if loops.isEmpty {
          cell = diagram.cells.count
          diagram.cells.append(Diagram.Cell(label: label(of: loop)))
        }
        draw(loop.body, inside: loops + [loop])
        if loops.isEmpty { cell = nil }
      }
    }
  }

  private mutating func draw(_ statement: Statement) {
    let tensor = statement.target.tensor
    if isBase(statement) {
      guard let term = terms(of: statement.value).first, let source = term.source else { return }
      bases.append((tensor, source))
      return
    }
    let others = program.statements.filter { $0.target.tensor == tensor && !isBase($0) }
    if !isInLoop(statement), others.contains(where: isInLoop) {
      late.append(statement)
      return
    }
    guard others.count > 1 else {
      nodes[tensor.position] = named(statement)
      return
    }
    accumulate(statement)
  }

  /// Adds what one of several statements says of a tensor to its node.
  private mutating func accumulate(_ statement: Statement) {
    let tensor = statement.target.tensor
    let place =
      nodes[tensor.position] ?? add(named(Diagram.Node(.arithmetic, DiagramLabel("+")), statement))
    nodes[tensor.position] = place
    let isNegative = statement.assignment == .subtract
    feed(terms(of: statement.value).map { isNegative ? $0.negated : $0 }, into: place)
  }

  /// Whether the statement gives the first slices of a recurrence.
  private func isBase(_ statement: Statement) -> Bool {
    if statement.origin == .initialSlice { return true }
    if isInLoop(statement) { return false }
    let tensor = statement.target.tensor
    for (place, index) in statement.target.indices.enumerated() {
      guard let affine = index.affine, affine.terms.isEmpty else { continue }
      let axis = program[tensor].dimensions[place].axis
      if program.schedule.contains(where: { $0.runs(along: axis) }) { return true }
    }
    return false
  }

  private func isInLoop(_ statement: Statement) -> Bool {
    program.schedule.contains { step in
      if case .loop(let loop) = step { contains(loop.body, statement) } else { false }
    }
  }

  private func contains(_ steps: [Step], _ statement: Statement) -> Bool {
    steps.contains { step in
      switch step {
      case .run(let scheduled): program.statements[scheduled.statement] == statement
      case .loop(let loop): contains(loop.body, statement)
      }
    }
  }

  /// The node of a tensor that one statement defines.
  private mutating func named(_ statement: Statement) -> Int {
    let place = node(of: statement.value, isNegative: statement.assignment == .subtract)
    let kind = diagram.nodes[place].kind
    if kind == .value, diagram.nodes[place].label.isEmpty {
      // Its only operation is the weights on the way.
      diagram.nodes[place].label = name(of: statement.target)
      return place
    }
    let isOwn = kind == .function || kind == .arithmetic
    if isOwn, diagram.nodes[place].name == nil {
      diagram.nodes[place] = named(diagram.nodes[place], statement)
      return place
    }
    // A copy of another value.
    let copy = add(Diagram.Node(.value, name(of: statement.target)))
    connect(place, to: copy)
    return copy
  }

  private func named(_ node: Diagram.Node, _ statement: Statement) -> Diagram.Node {
    var copy = node
    copy.name = name(of: statement.target)
    return copy
  }

  // MARK: - Recurrences

  private mutating func findCarried(_ steps: [Step], inside loops: [SequentialLoop]) {
    for step in steps {
      switch step {
      case .loop(let loop): findCarried(loop.body, inside: loops + [loop])
      case .run(let scheduled):
        bindings = zip(loops, scheduled.bindings).map { ($0.axis, $1) }
        for element in program.statements[scheduled.statement].reads
        where isDisplaced(element) {
          isCarried[element.tensor.position] = true
        }
      }
    }
    if loops.isEmpty { bindings = [] }
  }

  /// Whether an element is of another position of a loop than the one that is computed.
  func isDisplaced(_ element: Element) -> Bool {
    guard program[element.tensor].role != .input else { return false }
    return bindings.contains { axis, binding in
      let place = program[element.tensor].dimensions.firstIndex { $0.axis == axis }
      guard let place, place < element.indices.count,
        let read = element.indices[place].affine?.shifted, read.index == binding.index
      else { return false }
      return read.by != binding.offset
    }
  }

  // MARK: - The end

  /// Leads values to the ports that wait for them.
  private mutating func close() {
    for port in ports {
      if let source = nodes[port.tensor.position] {
        let edge = Diagram.Edge(from: source, to: port.node, label: .init(), isRecurrent: true)
        diagram.edges.append(edge)
      }
      for base in bases where base.tensor == port.tensor { connect(base.node, to: port.node) }
    }
  }

  // MARK: - Nodes and edges

  mutating func add(_ node: Diagram.Node) -> Int {
    var copy = node
    if copy.kind != .input, copy.kind != .output {
      copy.cell = cell
      copy.isRepeated = cell == 0
    }
    diagram.nodes.append(copy)
    return diagram.nodes.count - 1
  }

  mutating func connect(_ from: Int, to: Int, label: DiagramLabel = .init()) {
    let edge = Diagram.Edge(from: from, to: to, label: label)
    if !diagram.edges.contains(edge) { diagram.edges.append(edge) }
  }

  // MARK: - Labels

  /// The name of a value; of one that a recurrence carries with its position.
  private func name(of target: Element) -> DiagramLabel {
    var label = DiagramLabel(program[target.tensor].name)
    if let index = position(of: target), isCarried[target.tensor.position] {
      label.add(index, .lowered)
    }
    return label
  }

  /// The indices along the loops, as text.
  func position(of element: Element) -> String? {
    var texts: [String] = []
    for (axis, _) in bindings {
      let place = program[element.tensor].dimensions.firstIndex { $0.axis == axis }
      guard let place, place < element.indices.count else { continue }
      let text = PlainText.text(Writer(program, isLinear: true).index(element.indices[place]))
      var tight = ""
      for scalar in text.unicodeScalars where scalar != " " {
        tight.unicodeScalars.append(scalar == "-" ? "−" : scalar)
      }
      texts.append(tight)
    }
    return texts.isEmpty ? nil : texts.joined(by: ",")
  }

  func declaration(of tensor: TensorID) -> DiagramLabel {
    var label = DiagramLabel(program[tensor].name)
    var letters: [String] = []
    var subscripts: [String] = []
    var used: [AxisID] = []
    for dimension in program[tensor].dimensions {
      var name = program[dimension.axis].letter
      name.primes += used.count { $0 == dimension.axis }
      used.append(dimension.axis)
      if dimension.isSubscript {
        subscripts.append(DiagramLabel.oneLine(name))
      } else {
        letters.append(DiagramLabel.oneLine(name))
      }
    }
    if !subscripts.isEmpty { label.add(subscripts.joined(by: ","), .lowered) }
    if !letters.isEmpty { label.add("[" + letters.joined(by: ",") + "]") }
    return label
  }

  /// `t = 1 … T`, or `t = T … 1`; then the loops in it.
  private func label(of loop: SequentialLoop) -> DiagramLabel {
    var label = DiagramLabel(program[loop.axis].letter)
    guard let first = loop.positions.first, let last = loop.positions.last else { return label }
    let (from, to) = loop.direction == .ascending ? (first, last) : (last, first)
    label.add(" = " + program.plainText(of: from) + " … " + program.plainText(of: to))
    for case .loop(let inner) in loop.body {
      label.add(", ")
      label.add(self.label(of: inner))
    }
    return label
  }
}
