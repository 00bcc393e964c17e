import AnswerChecking
import CourseNotation
import DeterministicMath

/// What tells whether equations are right where their reference must not be seen: what is given and
/// asked for, and a digest of each output, rounded.
struct EquationProbes {
  private static let count = 2
  private static let seed: UInt64 = 0x6571_7561_7469_6f6e

  private let interfaces: [ProbeInterface]
  /// The digests of each interface's outputs.
  private let digests: [[String]]
  private let salt: AnswerSalt

  /// Runs a reference; `nil` if it cannot be run.
  init?(_ reference: Program, salt: AnswerSalt) {
    self.salt = salt
    var interfaces: [ProbeInterface] = []
    var digests: [[String]] = []
    for choice in 0..<Self.count {
      guard let (interface, probe) = Self.probe(reference, choice) else { return nil }
      interfaces.append(interface)
      digests.append(
        zip(interface.outputs, probe.values).map { output, value in
          salt.digest(of: Self.label(choice, output), RelativeGrid.fine.text(value))
        }
      )
    }
    self.interfaces = interfaces
    self.digests = digests
  }

  /// With positive inputs where others give nothing to compare.
  private static func probe(
    _ reference: Program,
    _ choice: Int
  ) -> (interface: ProbeInterface, probe: Probe)? {
    for isPositive in [false, true] {
      let interface = reference.probeInterface(choice, isPositive: isPositive)
      if let probe = try? reference.probe(interface, seed: seed), probe.isFinite {
        return (interface, probe)
      }
    }
    return nil
  }

  private static func label(_ choice: Int, _ output: ProbedTensor) -> String {
    "probe \(choice) " + output.name
  }

  // MARK: Judging

  /// Whether a program gives the outputs.
  func judge(_ program: Program) -> AnswerReply {
    var wrong: [String] = []
    for (choice, interface) in interfaces.enumerated() {
      do throws(ProbeError) {
        let probe = try program.probe(interface, seed: Self.seed)
        for (place, output) in interface.outputs.enumerated() {
          let label = Self.label(choice, output)
          let isRight = RelativeGrid.fine.texts(probe.values[place], within: 0).contains { text in
            salt.digest(of: label, text).isSame(as: digests[choice][place])
          }
          if !isRight, !wrong.contains(where: { $0.isSame(as: output.name) }) {
            wrong.append(output.name)
          }
        }
      } catch {
        switch error {
        case .mismatches(let mismatches):
          return AnswerReply(.wrong, mismatches.map { $0.sentence })
        case .notRun(let error): return AnswerReply(.wrong, [EquationText.notRun(error)])
        }
      }
    }
    if wrong.isEmpty { return AnswerReply(.right, [EquationText.rightByDigests]) }
    let names = interfaces[0].outputs.map { $0.name }
    let right = names.filter { name in !wrong.contains { $0.isSame(as: name) } }
    return AnswerReply(.wrong, EquationText.wrongOutputs(wrong, of: right))
  }
}

// MARK: - In a key

extension EquationProbes {
  var facts: [AnswerKey.Fact] {
    var facts = [AnswerKey.Fact("salt", salt.text)]
    for (choice, interface) in interfaces.enumerated() {
      facts.append(AnswerKey.Fact("probe", interface.isPositive ? "positive" : "any"))
      facts += interface.inputs.map { AnswerKey.Fact("input", Self.text($0)) }
      for (output, digest) in zip(interface.outputs, digests[choice]) {
        facts.append(AnswerKey.Fact("output", digest + " " + Self.text(output)))
      }
    }
    return facts
  }

  init?(_ key: AnswerKey) {
    guard let salt = key["salt"] else { return nil }
    self.salt = AnswerSalt(salt)
    var interfaces: [ProbeInterface] = []
    var digests: [[String]] = []
    for fact in key.facts {
      let words = fact.text.words
      if fact.word.isSame(as: "probe") {
        let isPositive = fact.text.isSame(as: "positive")
        let padding = Self.padding(key)
        interfaces.append(
          ProbeInterface(inputs: [], outputs: [], isPositive: isPositive, padding: padding)
        )
        digests.append([])
      } else if fact.word.isSame(as: "input") {
        guard let tensor = Self.tensor(words[...]), !interfaces.isEmpty else { return nil }
        interfaces[interfaces.count - 1].inputs.append(tensor)
      } else if fact.word.isSame(as: "output") {
        guard let digest = words.first, let tensor = Self.tensor(words.dropFirst()),
          !interfaces.isEmpty
        else { return nil }
        interfaces[interfaces.count - 1].outputs.append(tensor)
        digests[digests.count - 1].append(digest)
      }
    }
    guard !interfaces.isEmpty else { return nil }
    self.interfaces = interfaces
    self.digests = digests
  }

  private static func padding(_ key: AnswerKey) -> Program.Padding {
    let headers = key.all("header")
    if headers.contains(where: { $0.isSame(as: "padding: circular") }) { return .circular }
    return headers.contains(where: { $0.isSame(as: "padding: valid") }) ? .valid : .zero
  }

  /// `W^{h,G} 4857 0 5 5 0 7 7`: the name, the letters of it, and for each dimension where it begins,
  /// how many integers it has, and its size, 0 for none.
  private static func text(_ tensor: ProbedTensor) -> String {
    var text = tensor.name + " "
    for byte in tensor.key {
      text += String(
        decoding: [UInt8](text: String(hexadecimal: UInt64(byte))).suffix(2),
        as: UTF8.self
      )
    }
    for dimension in tensor.dimensions {
      text += " \(dimension.lower) \(dimension.count) \(dimension.size ?? 0)"
    }
    return text
  }

  private static func tensor(_ words: ArraySlice<String>) -> ProbedTensor? {
    let words = Array(words)
    guard words.count >= 2, (words.count - 2) % 3 == 0 else { return nil }
    let digits = [UInt8](text: words[1])
    var key: [UInt8] = []
    for place in stride(from: 0, to: digits.count - 1, by: 2) {
      let pair = String(decoding: digits[place...(place + 1)], as: UTF8.self)
      key.append(UInt8(truncatingIfNeeded: pair.hexadecimalValue ?? 0))
    }
    var dimensions: [ProbedTensor.Dimension] = []
    for place in stride(from: 2, to: words.count, by: 3) {
      guard let lower = integer(words[place]), let count = integer(words[place + 1]),
        let size = integer(words[place + 2]), (0...1000).contains(count)
      else { return nil }
      dimensions.append(.init(lower: lower, count: count, size: size == 0 ? nil : size))
    }
    return ProbedTensor(name: words[0], key: key, dimensions: dimensions)
  }

  private static func integer(_ text: String) -> Int? {
    let bytes = [UInt8](text: text)
    let isNegative = bytes.first == UInt8(ascii: "-")
    var value = 0
    for byte in isNegative ? bytes[1...] : bytes[...] {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte), value < 100_000 else {
        return nil
      }
      value = 10 * value + Int(byte &- UInt8(ascii: "0"))
    }
    return isNegative ? -value : value
  }
}
