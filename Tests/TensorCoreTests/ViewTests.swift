// Views share elements, and nobody sees another's changes.

import TensorCore
import Testing

@Suite struct ViewTests {
  private let tensor = Tensor<Float>(shape: [2, 3, 4]) { Float($0) }

  @Test func permutedAxesChangePlaces() {
    let turned = tensor.permuted([2, 0, 1])
    #expect(turned.shape == [4, 2, 3])
    for i in 0..<2 {
      for j in 0..<3 {
        for k in 0..<4 { #expect(turned[k, i, j] == tensor[i, j, k]) }
      }
    }
    #expect(turned.permuted([1, 2, 0]) == tensor)
    #expect(tensor.transposed()[1, 3, 2] == tensor[1, 2, 3])
  }

  @Test func slicesTakeEveryStep() {
    let slice = tensor.sliced(axis: -1, 1..<4, step: 2)
    #expect(slice.shape == [2, 3, 2])
    #expect(slice.elements == [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23])
    #expect(tensor.sliced(axis: 1, 2..<2).count == 0)
    #expect(tensor.sliced(axis: 2, 0..<4, step: 9).shape == [2, 3, 1])
  }

  @Test func selectionRemovesTheAxis() {
    #expect(
      tensor.selected(axis: 0, index: 1).selected(axis: 0, index: 2).elements
        == [20, 21, 22, 23]
    )
    #expect(tensor.selected(axis: -1, index: 3).elements == [3, 7, 11, 15, 19, 23])
  }

  @Test func reversalTurnsAnAxisRound() {
    #expect(Tensor<Float>([1, 2, 3]).reversed(axis: 0).elements == [3, 2, 1])
    #expect(tensor.reversed(axis: 1)[1, 0, 2] == tensor[1, 2, 2])
    #expect(Tensor<Float>([]).reversed(axis: 0).count == 0)
  }

  @Test func reshapedElementsKeepTheirOrder() {
    #expect(tensor.reshaped(to: [6, 4])[5, 3] == 23)
    #expect(tensor.transposed().reshaped(to: [24]).elements == tensor.transposed().elements)
    #expect(Tensor<Float>(5).reshaped(to: [1, 1]).shape == [1, 1])
    #expect(Tensor<Float>(shape: [0, 3]).reshaped(to: [5, 0]).count == 0)
  }

  @Test func broadcastElementsRepeat() {
    let row = Tensor<Float>([1, 2])
    #expect(row.broadcast(to: [3, 2]).elements == [1, 2, 1, 2, 1, 2])
    #expect(row.insertingAxis(at: 1).broadcast(to: [2, 2]).elements == [1, 1, 2, 2])
    #expect(row.insertingAxis(at: 0).broadcast(to: [0, 2]).count == 0)
  }

  @Test func changesStayWithTheirOwner() {
    var copy = tensor
    copy[0, 0, 0] = 99
    #expect(tensor[0, 0, 0] == 0)
    var view = tensor.transposed()
    view[0, 3, 2] = -1
    #expect(view[0, 3, 2] == -1)
    #expect(tensor[0, 2, 3] == 11)
    var broadcast = Tensor<Float>(1).broadcast(to: [3])
    broadcast[1] = 5
    #expect(broadcast.elements == [1, 5, 1])
  }

  @Test func equalityComparesValuesNotMemory() {
    #expect(tensor.transposed().dense() == tensor.transposed())
    #expect(tensor != tensor + 1)
    #expect(tensor != tensor.reshaped(to: [24]))
    #expect(Tensor<Float>(-0.0) == Tensor<Float>(0.0))
    #expect(Tensor<Float>(.nan) != Tensor<Float>(.nan))
  }
}
