// Random well-formed programs, as texts.

import DeterministicMath

/// Writes a random program of a few statements: contractions, convolutions (also strided and in two
/// dimensions), recurrences in either direction and through layers, gates, softmax, attention,
/// reductions, nested sums, lookups, loops that accumulate.
struct RandomProgram {
  /// A tensor that is there to be read: its name and the letters of its indices.
  private struct Known {
    var name: String
    var letters: [String]
  }

  private var stream: RandomStream
  private var known: [Known] = []
  private var lines: [String] = []
  private var inputCount = 0
  private let usesCapitals: Bool
  private let sequence: [String]

  /// - Parameter stream: Decides everything.
  init(_ stream: RandomStream) {
    self.stream = stream
    usesCapitals = self.stream.bernoulli(0.4)
    sequence = self.stream.bernoulli(0.5) ? ["b", "t", "j"] : ["b", "j"]
  }

  /// The text of a program.
  static func text(_ stream: RandomStream) -> String {
    var program = RandomProgram(stream)
    for number in 0..<Int(program.stream.integer(in: 1...4)) { program.addStatement(number) }
    return program.lines.map { $0 + "\n" }.joined()
  }

  // MARK: - Statements

  private mutating func addStatement(_ number: Int) {
    let name = ["a", "c", "d", "f", "g"][number]
    switch stream.integer(below: 14) {
    case 0: addLayer(name)
    case 1: addConvolution(name)
    case 2: addRecurrence(name)
    case 3: addGate(name)
    case 4: addSoftmax(name)
    case 5: addReduction(name)
    case 6: addLoop(name)
    case 7: addLookup(name)
    case 8: addParts(name)
    case 9: addImage(name)
    case 10: addLayers(name)
    case 11: addAttention(name)
    default: define(name, sequence, expression(sequence, depth: 3))
    }
  }

  private mutating func define(_ name: String, _ letters: [String], _ value: String) {
    lines.append("\(element(name, letters)) = \(value)")
    known.append(Known(name: name, letters: letters))
  }

  private mutating func addLayer(_ name: String) {
    let inside =
      stream.bernoulli(0.5)
      ? input(sequence.dropLast() + ["i"])
      : read(sequence, using: "j").replacingIndex("j", with: "i")
    let weights = input(["j", "i"])
    let sum =
      usesCapitals
      ? "\(weights) \(inside)".replacingIndex("i", with: "I") : "sum_i \(weights) \(inside)"
    define(name, sequence, "\(activation())(\(sum) - \(input(["j"])))")
  }

  private mutating func addConvolution(_ name: String) {
    let image = input(["b", "x", "i"]).replacingOccurrence("x", with: "x+Δx")
    let kernel = input(["Δx", "i", "j"])
    let sum = "sum_{Δx, i} \(kernel) \(image)"
    define(name, ["b", "x", "j"], "\(activation())(\(sum))")
    let pooled = pick(["sum_x", "max_x", "min_x"])
    let operand = element(name, ["b", "x", "j"])
    define(name + "'", ["b", "j"], "\(pooled) (\(operand))")
  }

  /// A convolution in two dimensions, the first maybe strided.
  private mutating func addImage(_ name: String) {
    let row = pick(["x+Δx", "2x+Δx", "3x+Δx"])
    let image = input(["b", row, "y+Δy", "i"])
    let sum = "sum_{Δx, Δy, i} \(input(["Δx", "Δy", "i", "j"])) \(image)"
    define(name, ["b", "x", "y", "j"], "\(activation())(\(sum) - \(input(["j"])))")
    let operand = element(name, ["b", "x", "y", "j"])
    define(name + "'", ["b", "j"], "sum_{x, y} \(input(["x", "y"])) \(operand)")
  }

  /// A recurrence through layers, written with subscripts, with a base.
  private mutating func addLayers(_ name: String) {
    lines.append("\(name)_0[b,j] = \(read(["b", "j"], using: "j"))")
    let sum =
      usesCapitals
      ? "Z^{\(name)}_{ℓ+1}[j,I] \(name)_ℓ[b,I]" : "sum_i Z^{\(name)}_{ℓ+1}[j,i] \(name)_ℓ[b,i]"
    let skip = stream.bernoulli(0.5) ? "\(name)_ℓ[b,j] + " : ""
    lines.append("\(name)_{ℓ+1}[b,j] = \(skip)\(activation())(\(sum))")
    define(name + "'", ["b", "j"], "\(input(["j"])) \(name)_L[b,j]")
  }

  private mutating func addAttention(_ name: String) {
    let (query, key) = (input(["b", "j", "k"]), input(["b", "j'", "k"]))
    let scores =
      usesCapitals
      ? "\(query) \(key)".replacingIndex("k", with: "K") : "sum_k \(query) \(key)"
    define(name, ["b", "j", "j'"], "softmax_{j'}(\(scores))")
    let weight = element(name, ["b", "j", "j'"])
    define(name + "'", ["b", "j"], "sum_{j'} \(weight) \(input(["b", "j'"]))")
  }

  private mutating func addRecurrence(_ name: String) {
    let step = stream.bernoulli(0.7) ? "t-1" : "t+1"
    let before = element(name, ["b", step, "i"])
    let weights = input(["j", "i"])
    let sum =
      usesCapitals
      ? "\(weights) \(before)".replacingIndex("i", with: "I") : "sum_i \(weights) \(before)"
    let inside = "\(sum) + \(read(["b", "t", "j"]))"
    if stream.bernoulli(0.4) {
      let gate = element(name + "'", ["b", "t", "j"])
      define(name + "'", ["b", "t", "j"], "sigmoid(\(inside))")
      let old = element(name, ["b", step, "j"])
      let new = read(["b", "t", "j"])
      define(name, ["b", "t", "j"], "\(gate) \(old) + (1 - \(gate)) \(new)")
    } else {
      define(name, ["b", "t", "j"], "\(activation())(\(inside))")
    }
  }

  private mutating func addGate(_ name: String) {
    let gate = "sigmoid(\(expression(sequence, depth: 1)))"
    let (left, right) = (read(sequence), expression(sequence, depth: 1))
    define(name, sequence, "\(gate) \(left) + (1 - \(gate)) (\(right))")
  }

  private mutating func addSoftmax(_ name: String) {
    define(name, sequence, "softmax_j(\(expression(sequence, depth: 1, using: sequence)))")
    guard stream.bernoulli(0.5) else { return }
    let probability = element(name, sequence)
    let value =
      stream.bernoulli(0.5)
      ? "sum_j -\(input(sequence)) ln(\(probability))"
      : "-ln(" + element(name, sequence.dropLast() + ["n[b]"]) + ")"
    define(name + "'", sequence.dropLast(), value)
  }

  private mutating func addReduction(_ name: String) {
    let kind = pick(["sum_j", "max_j", "min_j", "logsumexp_j"])
    define(name, sequence.dropLast(), "\(kind)(\(expression(sequence, depth: 2, using: ["j"])))")
  }

  private mutating func addLoop(_ name: String) {
    let all = sequence + ["k"]
    let sign = pick(["+=", "-="])
    let target = element(name, sequence)
    lines.append(
      "for \(all.joined(separator: ", ")): \(target) \(sign) \(expression(all, depth: 1, using: ["k"]))"
    )
    let other = expression(sequence, depth: 1, using: sequence)
    lines.append("for \(sequence.joined(separator: ", ")): \(target) += \(other)")
    known.append(Known(name: name, letters: sequence))
  }

  private mutating func addLookup(_ name: String) {
    let word = element("u", sequence.dropLast())
    let value = "\(expression(sequence, depth: 1)) + \(element("E", [word, "j"]))"
    define(name, sequence, value)
  }

  private mutating func addParts(_ name: String) {
    for position in ["0", "1"] {
      let value = expression(["b", "j"], depth: 1, using: ["b", "j"])
      lines.append("\(element(name, ["b", position, "j"])) = \(activation())(\(value))")
    }
    let (first, second) = (element(name, ["b", "1", "j"]), element(name, ["b", "0", "j"]))
    define(name + "'", ["b", "j"], "\(first) \(second)")
  }

  // MARK: - Expressions

  /// A random expression over some indices, in which those of `using` certainly appear.
  private mutating func expression(_ letters: [String], depth: Int, using: [String] = []) -> String
  {
    if !using.isEmpty { return "\(input(using)) (\(expression(letters, depth: depth)))" }
    guard depth > 0 else { return read(letters) }
    func part(_ random: inout RandomProgram) -> String {
      random.expression(letters, depth: depth - 1)
    }
    switch stream.integer(below: 12) {
    case 0, 1: return "\(part(&self)) + \(part(&self))"
    case 2: return "\(part(&self)) - \(part(&self))"
    case 3, 4: return "(\(part(&self))) (\(part(&self)))"
    case 5: return "(\(part(&self)))/(2 + (\(part(&self)))^2)"
    case 6: return "(\(part(&self)))^\(pick(["2", "3"]))"
    case 7: return "sqrt(1 + (\(part(&self)))^2)"
    case 8: return "\(pick(["max", "min"]))(\(part(&self)), \(part(&self)))"
    case 9: return nestedSum(letters, depth)
    default: return "\(activation())(\(part(&self)))"
    }
  }

  private mutating func nestedSum(_ letters: [String], _ depth: Int) -> String {
    guard !letters.contains("k"), !usesCapitals else { return read(letters) }
    let first = input(letters.suffix(1) + ["k"])
    let second = expression(letters + ["k"], depth: depth - 1)
    return "(sum_k \(first) (\(second)))"
  }

  private mutating func activation() -> String {
    pick(["tanh", "sigmoid", "ReLU", "sin", "cos", "softplus", "erf", "tanh", "sigmoid", "abs"])
  }

  /// An element of a known tensor or of a new input with some of the indices.
  private mutating func read(_ letters: [String], using: String? = nil) -> String {
    let fitting = known.filter { tensor in
      tensor.letters.allSatisfy(letters.contains) && (using.map(tensor.letters.contains) ?? true)
    }
    if !fitting.isEmpty, stream.bernoulli(0.6) {
      let tensor = fitting[stream.integer(in: 0..<fitting.count)]
      return element(tensor.name, tensor.letters)
    }
    let chosen = letters.filter { $0 == using || stream.bernoulli(0.7) }
    return input(chosen)
  }

  private mutating func input(_ letters: [String]) -> String {
    inputCount += 1
    return element("w_{\(inputCount)}", letters)
  }

  private func element(_ name: String, _ letters: [String]) -> String {
    letters.isEmpty ? name : "\(name)[\(letters.joined(separator: ","))]"
  }

  private mutating func pick(_ words: [String]) -> String {
    words[stream.integer(in: 0..<words.count)]
  }
}

extension String {
  /// The text with another letter in the place of one between brackets.
  fileprivate func replacingIndex(_ letter: Character, with other: String) -> String {
    var result = ""
    var isInside = false
    for character in self {
      if character == "[" { isInside = true }
      if character == "]" { isInside = false }
      result += isInside && character == letter ? other : String(character)
    }
    return result
  }

  /// The text with the first index that is a letter replaced.
  fileprivate func replacingOccurrence(_ letter: Character, with text: String) -> String {
    var result = ""
    var isDone = false
    for character in self {
      if character == letter, !isDone {
        result += text
        isDone = true
      } else {
        result.append(character)
      }
    }
    return result
  }
}
