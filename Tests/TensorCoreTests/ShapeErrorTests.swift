// Which error a shape earns, and what each says.

import TensorCore
import Testing

@Suite struct ShapeErrorTests {
  private let layout: Layout

  init() throws {
    layout = try Layout(shape: [2, 3])
  }

  @Test func impossibleShapesAreRefused() {
    #expect(throws: ShapeError.negativeSize(-1, axis: 1)) { try Layout(shape: [2, -1]) }
    let huge = [Int.max / 2, 4]
    #expect(throws: ShapeError.tooManyElements(sizes: huge)) { try Layout(shape: huge) }
    let large = [Int.max / 8, 1]
    #expect(throws: ShapeError.tooManyElements(sizes: large)) { try Layout(shape: large) }
    #expect(throws: Never.self) { try Layout(shape: [Int.max, 0, Int.max]) }
  }

  @Test func impossibleViewsAreRefused() {
    #expect(throws: ShapeError.notAPermutation([0, 0], rank: 2)) { try layout.permuted([0, 0]) }
    #expect(throws: ShapeError.notAPermutation([0], rank: 2)) { try layout.permuted([0]) }
    #expect(throws: ShapeError.noAxis(2, shape: [2, 3])) { try layout.reversed(axis: 2) }
    #expect(throws: ShapeError.noAxis(-3, shape: [2, 3])) { try layout.reversed(axis: -3) }
    #expect(throws: ShapeError.outOfRange(lower: 1, upper: 4, axis: 1, size: 3)) {
      try layout.sliced(axis: 1, 1..<4, step: 1)
    }
    #expect(throws: ShapeError.outOfRange(lower: 2, upper: 3, axis: 0, size: 2)) {
      try layout.selected(axis: 0, index: 2)
    }
    #expect(throws: ShapeError.notBroadcastable([2, 3], [2, 4])) {
      try layout.broadcast(to: [2, 4])
    }
    #expect(throws: ShapeError.notBroadcastable([2, 3], [3])) { try layout.broadcast(to: [3]) }
    #expect(throws: ShapeError.elementCount(expected: 5, found: 6, shape: [5])) {
      try layout.reshaped(to: [5])
    }
    #expect(throws: ShapeError.notBroadcastable([2, 3], [2])) {
      try Layout.commonShape([2, 3], [2])
    }
    #expect(throws: ShapeError.rank(expected: 2, found: [1])) { try layout.position(of: [1]) }
    #expect(throws: ShapeError.outOfRange(lower: -1, upper: 0, axis: 1, size: 3)) {
      try layout.position(of: [0, -1])
    }
  }

  static let sentences: [(ShapeError, String)] = [
    (.negativeSize(-2, axis: 1), "size -2 of axis 1 is negative"),
    (
      .tooManyElements(sizes: [9, 8]),
      "a tensor of shape [9, 8] has more elements than memory can hold"
    ),
    (
      .elementCount(expected: 6, found: 5, shape: [2, 3]),
      "shape [2, 3] has 6 elements, but there are 5"
    ),
    (.mismatch(expected: [2], found: []), "expected shape [2], found []"),
    (
      .notBroadcastable([2, 3], [2]),
      "shapes [2, 3] and [2] cannot be broadcast to one another"
    ),
    (.noAxis(3, shape: [2, 3]), "shape [2, 3] has no axis 3"),
    (.notAPermutation([0, 0], rank: 2), "[0, 0] does not name each of the 2 axes once"),
    (
      .outOfRange(lower: 1, upper: 4, axis: 0, size: 3),
      "1..<4 leaves axis 0, whose size is 3"
    ),
    (.rank(expected: 2, found: [7]), "expected 2 axes, found shape [7]"),
    (
      .product(left: [2, 3], right: [4, 5]),
      "matrices of shapes [2, 3] and [4, 5] cannot be multiplied"
    ),
    (
      .channels(input: [1, 2, 3, 4], weights: [1, 3, 1, 1]),
      "an input of shape [1, 2, 3, 4] and weights of shape [1, 3, 1, 1] differ in channels"
    ),
    (
      .convolution(stride: 0, dilation: 1, padding: -1),
      "stride 0, dilation 1 and padding -1 make no convolution"
    ),
    (
      .kernelTooLarge(extent: 5, padded: 4),
      "a kernel that reaches over 5 elements does not fit an input of 4"
    ),
    (
      .circularOverlap(reach: 6, size: 4),
      "an output that steps over 6 elements goes around a circular axis of 4 twice"
    ),
    (
      .emptyReduction(axis: 1, shape: [2, 0]),
      "axis 1 of shape [2, 0] has no elements to take a maximum or a mean of"
    ),
    (.noRow(9, rows: 4), "there is no row 9 in a table of 4 rows"),
  ]

  @Test(arguments: sentences)
  func everyErrorSaysWhatIsWrong(error: ShapeError, sentence: String) {
    #expect(error.description == sentence)
  }

  @Test func programsThatMultiplyWhatDoesNotFitStop() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      let a = Tensor<Float>(shape: [2, 3])
      _ = a.matrixProduct(with: Tensor(shape: [4, 5]))
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("matrices of shapes [2, 3] and [4, 5] cannot be multiplied"))
  }

  @Test func programsThatReadBeyondAnAxisStop() async {
    await #expect(processExitsWith: .failure) {
      _ = Tensor<Float>(shape: [2, 3])[1, 3]
    }
  }

  @Test func programsThatTakeTheMaximumOfNothingStop() async {
    await #expect(processExitsWith: .failure) {
      _ = Tensor<Float>(shape: [2, 0]).maximum(alongAxis: 1)
    }
  }

  @Test func programsThatNameAMissingRowStop() async {
    await #expect(processExitsWith: .failure) {
      _ = Tensor<Float>(shape: [2, 2]).gathered(rows: [2])
    }
  }
}
