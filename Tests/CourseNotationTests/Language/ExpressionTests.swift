// The value types of programs: affine sizes and indices, expressions that are walked and changed.

import CourseNotation
import Testing

@Suite struct ExpressionTests {
  let program: Program
  let b: IndexID
  let i: IndexID
  let weights: TensorID
  let width: SizeID

  init() {
    var program = Program()
    width = program.add(Size(names: [Name("I")]))
    let count = SizeExpression(width)
    let axis = program.add(Axis(letter: Name("i"), range: IndexRange(from: 0, count: count)))
    i = program.add(Index(name: Name("i"), axis: axis, range: program[axis].range))
    b = program.add(Index(name: Name("b"), axis: axis, range: program[axis].range))
    let dimension = Tensor.Dimension(axis: axis, extent: program[axis].range)
    weights = program.add(Tensor(name: Name("W"), dimensions: [dimension], role: .input))
    self.program = program
  }

  func weight(_ index: IndexID, plus constant: Int = 0) -> Expression {
    .element(Element(weights, [IndexExpression(index, plus: constant)]))
  }

  @Test func affineSizesAreEqualWhenTheirValuesAre() {
    let one = SizeExpression(width) + SizeExpression(SizeID(3), times: 2) - SizeExpression(1)
    let other = SizeExpression(SizeID(3)) * 2 + SizeExpression(-1) + SizeExpression(width)
    #expect(one == other)
    #expect((one - other).integer == 0)
    #expect(one.value(SizeValues([5, 0, 0, 7])) == 18)
  }

  @Test func centredRangesHaveTheirMiddleAtZero() {
    let range = IndexRange(origin: .centred, count: SizeExpression(width))
    #expect(range.integers(SizeValues([5])) == -2..<3)
    #expect(range.integers(SizeValues([1])) == 0..<1)
  }

  @Test func operatorsMakeTheShapesOfTheParser() {
    let w = weight(i)
    #expect(w + w - w == .sum([w, w, .negation(w)]))
    #expect(w * (w * 2) == .product([w, w, 2]))
    #expect(w - (w + 1) == .sum([w, .negation(w), .negation(1)]))
    #expect(-(-w) == w)
  }

  @Test func boundIndicesAreNotFree() {
    let sum = Expression.sum(over: [i], weight(i) * weight(b))
    #expect(sum.freeIndices == [b])
    #expect(Expression.softmax([i], weight(i)).freeIndices == [i])
  }

  @Test func substitutionLeavesBoundIndicesAlone() {
    let sum = weight(i) * Expression.sum(over: [i], weight(i))
    let shifted = sum.substituting { $0 == i ? AffineIndex(b, plus: -1) : nil }
    #expect(shifted == weight(b, plus: -1) * .sum(over: [i], weight(i)))
  }

  @Test func placesDoNotCountInComparisons() {
    let here = Element(weights, [IndexExpression(i)], place: SourcePlace(3..<7))
    let there = Element(weights, [IndexExpression(i)])
    #expect(here == there)
    #expect(Set([here, there]).count == 1)
  }

  @Test func fractionsAreInLowestTermsAndNeverOverflow() throws {
    let half = try #require(Rational(-2, over: -4))
    #expect(half.numerator == 1 && half.denominator == 2)
    #expect(half.adding(half)?.integer == 1)
    #expect(Rational(.max).multiplied(by: Rational(2)) == nil)
    #expect(Rational(1, over: 0) == nil)
    #expect(Rational(0).reciprocal == nil)
  }
}
