// Every network in the course notation: its outputs, its gradients, and ten steps of training.

import ProgramSimulation
import Simulation

/// A network, with what the test that generates them found out about it.
struct NetworkSample {
  var name: StaticString
  /// As the build makes it for blocks.
  var program: StaticString
  var backward: StaticString?
  var sizes: KeyValuePairs<String, Int>
  var outputs: [String]
  /// What is differentiated and trained; `nil` where the program is a backward pass already.
  var loss: StaticString?
  var gradients: [String]
  /// What is trained; nothing of a network whose steps take long where nothing is optimised.
  var parameters: [String]
}

extension ParityProgram {
  func tellNetworks() {
    for sample in NetworkSample.all { tellNetwork(sample) }
  }

  private func tellNetwork(_ sample: NetworkSample) {
    beginBlock()
    ProgramLibrary.add(sample.name, sample.program)
    if let loss = sample.loss, let backward = sample.backward {
      ProgramLibrary.add(sample.name, gradientOf: loss, backward)
    }
    let network = program(sample.name)
    let name = "network \(sample.name.description)"
    tell("\(name), forward", digest(sample.outputs, network.run(sample.sizes).values))
    guard let loss = sample.loss?.description else { return }
    let backward = network.gradient(of: loss).run(sample.sizes)
    tell("\(name), backward", digest(sample.gradients, backward.values))
    guard !sample.parameters.isEmpty else { return }
    let training = network.train(
      sample.sizes,
      loss: loss,
      parameters: sample.parameters,
      steps: 10,
      rate: 0.02,
      momentum: 0.5
    )
    let names = sample.parameters + sample.gradients
    var trained = digest(names) { name in training[name].elements.map { Double($0) } }
    for loss in training.losses { trained.add(loss) }
    tell("\(name), ten steps", trained)
  }

  private func tell(_ name: String, _ digest: Digest) { tell(name, digest.value) }

  private func digest(_ names: [String], _ values: (String) -> [Double]) -> Digest {
    var digest = Digest()
    for name in names {
      for value in values(name) { digest.add(value) }
    }
    return digest
  }
}
