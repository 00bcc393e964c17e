// The kernels over odd shapes, and sums and inner products of odd lengths.

import DeterministicMath
import TensorCore

extension ParityProgram {
  func tellKernels() {
    let digests = TensorDigests(workers: Workers(count: threads)).all { kernel in
      flawed.contains(Array("kernels: \(TensorDigests.names[kernel])".utf8))
    }
    for (name, digest) in zip(TensorDigests.names, digests) { tell("kernels: \(name)", digest) }
    var numbers = Numbers(seed: 21)
    var digest = Digest()
    for count in [0, 1, 2, 7, 8, 9, 63, 64, 65, 1000, 4097] {
      let a: [Float] = (0..<count).map { _ in numbers.number() }
      let b: [Float] = (0..<count).map { _ in numbers.number() }
      let c: [Double] = (0..<count).map { _ in numbers.number() }
      digest.add(sum(a))
      digest.add(dot(a, b))
      digest.add(sum(c))
      digest.add(dot(c, c))
    }
    tell("sums", digest.value)
  }
}
