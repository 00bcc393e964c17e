// Bytes as a checked program again: the counterpart of `ProgramEncoder`, read in the same order.

extension Program {
  /// A program from ``encoded``, or `nil` if the bytes end too early or go on.
  ///
  /// - Parameter bytes: What the build made of a checked program, and nothing else: the parts are not
  ///   checked again.
  /// - Complexity: Linear in the number of bytes.
  package init?(encoded bytes: [UInt8]) {
    var decoder = ProgramDecoder(bytes)
    self = decoder.program()
    guard decoder.isAtEnd else { return nil }
  }
}

/// Reads the parts of a program; past the end of the bytes everything is zero.
///
/// Parts are not to be inlined: a reader's browser needs one of each.
private struct ProgramDecoder {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether all bytes were read, and none beyond them.
  var isAtEnd: Bool { place == bytes.count }

  // MARK: - Numbers

  @inline(never)
  private mutating func long() -> Int64 {
    var bits: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      bits |= UInt64(byte & 0x3F) << shift
      shift += 6
      if byte & 0x40 == 0 { return Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1) }
    }
    place = bytes.count + 1
    return 0
  }

  @inline(never)
  private mutating func number() -> Int { Int(truncatingIfNeeded: long()) }

  private mutating func byte() -> UInt8 { UInt8(truncatingIfNeeded: long()) }

  private mutating func flag() -> Bool { long() != 0 }

  private mutating func id<Entry>() -> ID<Entry> { ID(number()) }

  /// An identifier that may be missing.
  private mutating func optional<Entry>() -> ID<Entry>? {
    let position = number()
    return position < 0 ? nil : ID(position)
  }

  @inline(never)
  private mutating func array<Element>(_ element: (inout Self) -> Element) -> [Element] {
    var elements: [Element] = []
    var rest = number()
    while rest > 0, place < bytes.count {
      elements.append(element(&self))
      rest -= 1
    }
    if rest > 0 { place = bytes.count + 1 }
    return elements
  }

  private mutating func ids<Entry>() -> [ID<Entry>] { array { $0.id() } }

  // MARK: - Tables

  mutating func program() -> Program {
    let id = array { $0.byte() }
    var program = Program(id: flag() ? String(decoding: id, as: UTF8.self) : nil)
    program.sizes = array { $0.size() }
    program.axes = array { Axis(letter: $0.name(), range: $0.range()) }
    program.indices = array { Index(name: $0.name(), axis: $0.id(), range: $0.range()) }
    program.tensors = array { $0.tensor() }
    program.statements = array { $0.statement() }
    program.schedule = array { $0.step() }
    program.padding =
      switch number() {
      case 0: .zero
      case 1: .circular
      default: .valid
      }
    program.summation = flag() ? .capitals : .sigma
    program.averageOver = optional()
    return program
  }

  @inline(never)
  private mutating func name() -> Name {
    Name(
      Symbol(utf8: array { $0.byte() }),
      accents: array { Name.Accent(rawValue: $0.byte()) ?? .tilde },
      primes: number(),
      subscripts: array { $0.name() },
      superscripts: array { $0.name() },
      isGradient: flag()
    )
  }

  @inline(never)
  private mutating func size() -> Size {
    let names = array { $0.name() }
    let definition: Size.Definition =
      switch number() {
      case 0: .free
      case 1: .given(number())
      default: .derived(sizeExpression())
      }
    return Size(names: names, definition: definition, isOdd: flag())
  }

  @inline(never)
  private mutating func sizeExpression() -> SizeExpression {
    var expression = SizeExpression(number())
    for term in array({ SizeExpression($0.id(), times: $0.number()) }) {
      expression = expression + term
    }
    return expression
  }

  @inline(never)
  private mutating func range() -> IndexRange {
    let origin: IndexRange.Origin = flag() ? .at(sizeExpression()) : .centred
    return IndexRange(origin: origin, count: sizeExpression())
  }

  @inline(never)
  private mutating func tensor() -> Tensor {
    let name = name()
    let dimensions = array {
      Tensor.Dimension(axis: $0.id(), extent: $0.range(), isSubscript: $0.flag())
    }
    let role: Tensor.Role =
      switch number() {
      case 0: .input
      case 1: .intermediate
      default: .output
      }
    let positions: AxisID? = optional()
    let gradientOf: TensorID? = optional()
    let (sliced, dimension): (TensorID?, Int) = (optional(), number())
    return Tensor(
      name: name,
      dimensions: dimensions,
      role: role,
      kind: positions.map { .position(on: $0) } ?? .real,
      gradientOf: gradientOf,
      initialSlice: sliced.map { Tensor.InitialSlice(of: $0, dimension: dimension) }
    )
  }

  // MARK: - Statements

  @inline(never)
  private mutating func statement() -> Statement {
    let target = element()
    let assignment = Statement.Assignment(rawValue: byte()) ?? .set
    let value = expression()
    let (indices, loopSums): ([IndexID], [IndexID]) = (ids(), ids())
    return Statement(
      target,
      assignment,
      value,
      indices: indices,
      loopSums: loopSums,
      origin: Statement.Origin(rawValue: byte()) ?? .written
    )
  }

  @inline(never)
  private mutating func step() -> Step {
    guard flag() else {
      let statement = number()
      let bindings = array {
        ScheduledStatement.Binding(index: $0.id(), offset: $0.number())
      }
      return .run(ScheduledStatement(statement, bindings: bindings))
    }
    let (axis, positions): (AxisID, IndexRange) = (id(), range())
    let direction: SequentialLoop.Direction = flag() ? .descending : .ascending
    return .loop(
      SequentialLoop(
        axis: axis,
        positions: positions,
        direction: direction,
        body: array { $0.step() }
      )
    )
  }

  @inline(never)
  private mutating func element() -> Element {
    Element(id(), array { $0.index() })
  }

  @inline(never)
  private mutating func index() -> IndexExpression {
    guard !flag() else { return .lookup(element()) }
    var affine = AffineIndex(constant: sizeExpression())
    for (index, stride) in array({ ($0.id() as IndexID, $0.number()) }) {
      affine.add(index, times: stride)
    }
    return .affine(affine)
  }

  private mutating func expression() -> Expression {
    switch number() {
    case 0:
      let (above, below) = (long(), long())
      return .number(Rational(above, over: below) ?? Rational(0))
    case 1: return .pi
    case 2: return .size(sizeExpression())
    case 3: return .position(index())
    case 4: return .element(element())
    case 5: return .sum(operands())
    case 6: return .product(operands())
    case 7: return .negation(expression())
    case 8:
      let numerator = expression()
      return .quotient(numerator, expression())
    case 9:
      let base = expression()
      return .power(base, expression())
    case 10:
      let function = Function(rawValue: byte()) ?? .abs
      return .function(function, operands())
    case 11:
      let reduction = Reduction(rawValue: byte()) ?? .sum
      let indices: [IndexID] = ids()
      return .reduction(reduction, indices, expression())
    default:
      let indices: [IndexID] = ids()
      return .softmax(indices, expression())
    }
  }

  private mutating func operands() -> [Expression] { array { $0.expression() } }
}
