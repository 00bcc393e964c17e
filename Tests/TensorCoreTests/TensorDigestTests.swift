// The bits of every kernel, pinned: equal in debug and release, for every vector width, natively
// and as WebAssembly, with one thread and with several.

import TensorCore
import Testing

@Suite struct TensorDigestTests {
  private static let pinned: [UInt64] = [
    0xdaf2_b010_c066_7486, 0xe1c7_8f7f_8544_8f12, 0x41e0_e36a_7f6a_0a81,
    0xedf0_85de_d7cb_5eee, 0x7676_951e_91ba_3e67, 0x0b46_4999_82b6_4cd8,
  ]

  @Test(arguments: [1, 2, 3])
  func bitsAreThePinnedOnes(workers: Int) {
    let digests = TensorDigests(workers: Workers(count: workers)).all()
    for (index, name) in TensorDigests.names.enumerated() {
      #expect(
        digests[index] == Self.pinned[index],
        "\(name) has digest 0x\(String(digests[index], radix: 16)) with \(workers) workers"
      )
    }
  }

  /// Enough operations that the work is divided, which is not worth while for the pinned ones.
  @Test func dividedWorkHasTheBitsOfOneThread() {
    var numbers = Numbers(seed: 9)
    let a: Tensor<Float> = numbers.tensor([130, 390])
    let b: Tensor<Float> = numbers.tensor([390, 40])
    let images: Tensor<Float> = numbers.tensor([3, 8, 32, 32])
    let kernels: Tensor<Float> = numbers.tensor([8, 8, 3, 3])
    let options = ConvolutionOptions(padding: 1)
    func digest(on workers: Workers) -> UInt64 {
      var digest = Digest()
      digest.add(a.matrixProduct(with: b, on: workers))
      digest.add(images.convolved(with: kernels, options, on: workers))
      digest.add(
        images.convolutionInputGradient(
          inputShape: images.shape,
          weights: kernels,
          options,
          on: workers
        )
      )
      digest.add(
        images.convolutionWeightGradient(
          weightsShape: kernels.shape,
          input: images,
          options,
          on: workers
        )
      )
      return digest.value
    }
    let expected = digest(on: .one)
    for workers in 2...3 { #expect(digest(on: Workers(count: workers)) == expected) }
  }
}
