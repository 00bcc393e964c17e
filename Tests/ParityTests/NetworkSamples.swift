import CourseNotation
import FileStorage
import Testing

/// The networks of the notation's fixtures, written as Swift for the parity program.
enum NetworkSamples {
  /// Sizes at which kernels divide their work between threads.
  private static let large: [String: [String: Int]] = [
    "gru": ["B": 16, "T": 64, "J": 64, "K": 64],
    "update-gate-cnn": ["B": 2, "X": 32, "Y": 32, "J": 16, "L": 2, "ΔX": 3, "ΔY": 3],
  ]

  /// The file of the samples: every network at small sizes, all different, and some at large ones.
  static func source() throws -> String {
    let folder = ParityPrograms.root.appendingPath("Tests/CourseNotationTests/Fixtures/networks")
    var samples: [String] = []
    for name in try Files.names(in: folder).sorted() {
      let path = folder.appendingPath(name).appendingPath("program.txt")
      let text = try #require(try Files.text(path), "\(path)")
      let program = try #require(Program.read(ProgramText(text)).program, "\(path)")
      var next = [2, 5, 3, 4, 6, 7, 3, 2].makeIterator()
      let small = program.sizeValues { size, given in
        given ?? (program[size].isOdd ? 3 : next.next() ?? 3)
      }
      samples.append(sample(name, program, small))
      guard let chosen = large[name] else { continue }
      let sizes = program.sizeValues { size, given in
        program[size].names.compactMap { chosen[$0.plainText] }.first ?? given ?? 1
      }
      samples.append(sample(name + ", large", program, sizes, isTrained: false))
    }
    return """
      extension NetworkSample {
        static var all: [NetworkSample] {
          [
      \(samples.joined(separator: ",\n"))
          ]
        }
      }

      """
  }

  private static func sample(
    _ name: String,
    _ program: Program,
    _ sizes: SizeValues,
    isTrained: Bool = true
  ) -> String {
    func literal(_ name: Name?) -> String { Self.quoted(name?.plainText ?? "") }
    let free = program.freeSizes.map { "\(literal(program[$0].names[0])): \(sizes[$0])" }
    let outputs = program.tensors(.output)
    let loss = outputs.first { program[$0].kind == .real }
    let backward = loss.flatMap { try? program.gradient(of: [$0]) }
    let gradients = backward.map { $0.tensors(.output).map { backward?[$0].name } } ?? []
    let parameters = isTrained ? gradients.map { $0?.withoutGradient } : []
    return """
            NetworkSample(
              name: \(quoted(name)),
              program: \(quoted(program)),
              backward: \(backward.map(quoted) ?? "nil"),
              sizes: [\(free.joined(separator: ", "))],
              outputs: [\(outputs.map { literal(program[$0].name) }.joined(separator: ", "))],
              loss: \(backward == nil ? "nil" : literal(loss.map { program[$0].name })),
              gradients: [\(gradients.map(literal).joined(separator: ", "))],
              parameters: [\(parameters.map(literal).joined(separator: ", "))]
            )
      """
  }

  /// A program as blocks get it.
  private static func quoted(_ program: Program) -> String {
    quoted(String(decoding: program.encoded, as: UTF8.self))
  }

  private static func quoted(_ text: String) -> String { text.debugDescription }
}
