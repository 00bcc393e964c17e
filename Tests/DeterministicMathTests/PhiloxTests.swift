// Philox against the known answers that its authors publish with Random123 (`kat_vectors`).

import DeterministicMath
import Testing

struct PhiloxTests {
  @Test func givesTheKnownAnswers() {
    let zero = Philox.block(counter: SIMD4(), key: SIMD2())
    #expect(zero == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))

    let ones = Philox.block(counter: SIMD4(repeating: .max), key: SIMD2(repeating: .max))
    #expect(ones == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))

    let pi = Philox.block(
      counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
      key: SIMD2(0xa409_3822, 0x299f_31d0)
    )
    #expect(pi == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test(arguments: [0xffff_fff2, 0xffff_fffc, 0xffff_fffd, 0x1_0000_0000])
  func givesTheSameBlocksInStrips(start: UInt64) {
    let key = SIMD2<UInt32>(7, 0xffff_fff0)
    let upper = SIMD2<UInt32>(13, 17)
    var words = [UInt32](repeating: 0, count: 128)
    words.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      Philox.store(groups: 2, to: base, at: start, upper: upper, key: key)
    }
    for lane in 0..<32 {
      let index = start + UInt64(lane)
      let counter = SIMD4(UInt32(truncatingIfNeeded: index), UInt32(index >> 32), 13, 17)
      let block = Philox.block(counter: counter, key: key)
      for word in 0..<4 {
        #expect(words[lane / 16 * 64 + word * 16 + lane % 16] == block[word])
      }
    }
  }
}
