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
}
