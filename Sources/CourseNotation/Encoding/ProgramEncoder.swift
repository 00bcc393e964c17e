// Checked programs as bytes: what the build has read, a reader's browser need not read again.
//
// A program is its tables, one after the other, as integers; `ProgramDecoder` reads them in the same
// order. Source places are left out: all places are equal.

extension Program {
  /// The checked program as bytes below 128, so that they can stand in a text.
  ///
  /// ``init(encoded:)`` makes an equal program of them.
  package var encoded: [UInt8] {
    var encoder = ProgramEncoder()
    encoder.write(self)
    return encoder.bytes
  }
}

/// Writes the parts of a program.
private struct ProgramEncoder {
  var bytes: [UInt8] = []

  // MARK: - Numbers

  /// Writes six bits a byte, the lowest first.
  ///
  /// The seventh bit says that more follow; the sign is the lowest of all.
  mutating func write(_ number: Int64) {
    var rest = UInt64(bitPattern: number << 1 ^ number >> 63)
    repeat {
      bytes.append(UInt8(rest & 0x3F) | (rest > 0x3F ? 0x40 : 0))
      rest >>= 6
    } while rest > 0
  }

  mutating func write(_ number: Int) { write(Int64(number)) }

  mutating func write<Entry>(_ id: ID<Entry>) { write(id.position) }

  mutating func write<Element>(
    _ elements: [Element],
    _ body: (inout Self, Element) -> Void
  ) {
    write(elements.count)
    for element in elements { body(&self, element) }
  }

  // MARK: - Tables

  mutating func write(_ program: Program) {
    write(program.id.map { Array($0.utf8) } ?? []) { $0.write(Int($1)) }
    write(program.id == nil ? 0 : 1)
    write(program.sizes) { $0.write($1) }
    write(program.axes) {
      $0.write($1.letter)
      $0.write($1.range)
    }
    write(program.indices) {
      $0.write($1.name)
      $0.write($1.axis)
      $0.write($1.range)
    }
    write(program.tensors) { $0.write($1) }
    write(program.statements) { $0.write($1) }
    write(program.schedule) { $0.write($1) }
    switch program.padding {
    case .zero: write(0)
    case .circular: write(1)
    case .valid: write(2)
    }
    write(program.summation == .capitals ? 1 : 0)
    write(program.averageOver?.position ?? -1)
  }

  mutating func write(_ name: Name) {
    write(name.base.utf8) { $0.write(Int($1)) }
    write(name.accents) { $0.write(Int($1.rawValue)) }
    write(name.primes)
    write(name.subscripts) { $0.write($1) }
    write(name.superscripts) { $0.write($1) }
    write(name.isGradient ? 1 : 0)
  }

  mutating func write(_ size: Size) {
    write(size.names) { $0.write($1) }
    switch size.definition {
    case .free: write(0)
    case .given(let value):
      write(1)
      write(value)
    case .derived(let expression):
      write(2)
      write(expression)
    }
    write(size.isOdd ? 1 : 0)
  }

  mutating func write(_ size: SizeExpression) {
    write(size.constant)
    write(size.terms) {
      $0.write($1.size)
      $0.write($1.coefficient)
    }
  }

  mutating func write(_ range: IndexRange) {
    switch range.origin {
    case .centred: write(0)
    case .at(let lower):
      write(1)
      write(lower)
    }
    write(range.count)
  }

  mutating func write(_ tensor: Tensor) {
    write(tensor.name)
    write(tensor.dimensions) {
      $0.write($1.axis)
      $0.write($1.extent)
      $0.write($1.isSubscript ? 1 : 0)
    }
    switch tensor.role {
    case .input: write(0)
    case .intermediate: write(1)
    case .output: write(2)
    }
    if case .position(let axis) = tensor.kind { write(axis) } else { write(-1) }
    write(tensor.gradientOf?.position ?? -1)
    write(tensor.initialSlice?.of.position ?? -1)
    write(tensor.initialSlice?.dimension ?? 0)
  }

  // MARK: - Statements

  mutating func write(_ statement: Statement) {
    write(statement.target)
    write(Int(statement.assignment.rawValue))
    write(statement.value)
    write(statement.indices) { $0.write($1) }
    write(statement.loopSums) { $0.write($1) }
    write(Int(statement.origin.rawValue))
  }

  mutating func write(_ step: Step) {
    switch step {
    case .run(let scheduled):
      write(0)
      write(scheduled.statement)
      write(scheduled.bindings) {
        $0.write($1.index)
        $0.write($1.offset)
      }
    case .loop(let loop):
      write(1)
      write(loop.axis)
      write(loop.positions)
      write(loop.direction == .descending ? 1 : 0)
      write(loop.body) { $0.write($1) }
    }
  }

  mutating func write(_ element: Element) {
    write(element.tensor)
    write(element.indices) { $0.write($1) }
  }

  mutating func write(_ index: IndexExpression) {
    switch index {
    case .affine(let affine):
      write(0)
      write(affine.constant)
      write(affine.terms) {
        $0.write($1.index)
        $0.write($1.stride)
      }
    case .lookup(let element):
      write(1)
      write(element)
    }
  }

  /// A number for the kind; then the parts.
  mutating func write(_ expression: Expression) {
    switch expression {
    case .number(let number):
      write(0)
      write(number.numerator)
      write(number.denominator)
    case .pi: write(1)
    case .size(let size):
      write(2)
      write(size)
    case .position(let index):
      write(3)
      write(index)
    case .element(let element):
      write(4)
      write(element)
    case .sum(let terms): write(5, terms)
    case .product(let factors): write(6, factors)
    case .negation(let operand):
      write(7)
      write(operand)
    case .quotient(let numerator, let denominator): write(8, numerator, denominator)
    case .power(let base, let exponent): write(9, base, exponent)
    case .function(let function, let operands):
      write(10)
      write(Int(function.rawValue))
      write(operands) { $0.write($1) }
    case .reduction(let reduction, let indices, let body):
      write(11)
      write(Int(reduction.rawValue))
      write(indices) { $0.write($1) }
      write(body)
    case .softmax(let indices, let body):
      write(12)
      write(indices) { $0.write($1) }
      write(body)
    }
  }

  private mutating func write(_ kind: Int, _ operands: [Expression]) {
    write(kind)
    write(operands) { $0.write($1) }
  }

  private mutating func write(_ kind: Int, _ left: Expression, _ right: Expression) {
    write(kind)
    write(left)
    write(right)
  }
}
