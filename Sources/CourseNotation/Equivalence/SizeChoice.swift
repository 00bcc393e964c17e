// The sizes at which programs are compared.

/// Chooses sizes for a reference: small, and different so that no index can pass for another.
///
/// Where the program is cheap enough, every size is another prime. Where that would be too much
/// work, any two sizes differ in at least one of the choices.
struct SizeChoice {
  let program: Program
  let cost: SizePolynomial?
  /// The free sizes, those first that cost most.
  let sizes: [SizeID]

  init(_ program: Program) {
    self.program = program
    let cost = (try? CourseNotation.cost(of: program))?.operations
    self.cost = cost
    sizes = program.freeSizes.sorted { left, right in
      let (a, b) = (cost?.degree(in: left) ?? 0, cost?.degree(in: right) ?? 0)
      return a == b ? left.position < right.position : a > b
    }
  }

  /// Every size another prime.
  var allDifferent: SizeValues { values(differentPrimes(sizes)) }

  /// Three choices.
  var choices: [SizeValues] {
    let first = allDifferent
    guard isCheap(first) else { return (0..<3).map { values(codes($0)) } }
    let second = values(exchangedPrimes)
    return [first, isCheap(second) ? second : first, first]
  }

  /// About a millisecond of work.
  private func isCheap(_ sizes: SizeValues) -> Bool {
    (cost?.value(sizes) ?? .max) <= 10_000
  }

  private func values(_ chosen: [(size: SizeID, value: Int)]) -> SizeValues {
    program.sizeValues { size, _ in chosen.first { $0.size == size }?.value ?? 2 }
  }

  /// The smallest unused prime for each size in turn; sizes that must be odd choose first.
  private func differentPrimes(_ order: [SizeID]) -> [(size: SizeID, value: Int)] {
    var unused = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]
    var chosen: [(size: SizeID, value: Int)] = []
    for size in order.filter({ program[$0].isOdd }) + order.filter({ !program[$0].isOdd }) {
      let place = unused.firstIndex { !program[size].isOdd || $0 > 2 } ?? 0
      chosen.append((size, unused.count > 1 ? unused.remove(at: place) : unused[0]))
    }
    return chosen
  }

  /// The primes of neighbours exchanged, so that every size has another one; the last of an odd
  /// number of sizes gets a new one.
  private var exchangedPrimes: [(size: SizeID, value: Int)] {
    var order = sizes
    for place in stride(from: 0, to: order.count - 1, by: 2) { order.swapAt(place, place + 1) }
    var chosen = differentPrimes(order)
    if order.count % 2 == 1, let last = chosen.firstIndex(where: { $0.size == order.last }) {
      let used = chosen.map { $0.value }
      chosen[last].value = [3, 5, 7, 11, 13, 17, 19, 23].first { !used.contains($0) } ?? 29
    }
    return chosen
  }

  /// A digit of the code word of each size; the words are all different.
  private func codes(_ digit: Int) -> [(size: SizeID, value: Int)] {
    let even: [[Int]] = [
      [2, 2, 3], [2, 3, 2], [3, 2, 2], [2, 3, 3], [3, 2, 3], [3, 3, 2], [2, 2, 5], [2, 5, 2],
      [5, 2, 2], [2, 3, 5], [3, 5, 2], [5, 2, 3],
    ]
    let odd: [[Int]] = [[3, 3, 5], [3, 5, 3], [5, 3, 3], [3, 3, 3]]
    var used = (even: 0, odd: 0)
    return sizes.map { size in
      if program[size].isOdd {
        used.odd += 1
        return (size, odd[(used.odd - 1) % odd.count][digit])
      }
      used.even += 1
      return (size, even[(used.even - 1) % even.count][digit])
    }
  }
}
