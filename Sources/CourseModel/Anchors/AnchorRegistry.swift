/// Gives anchors, each once: the second `problem-3` becomes `problem-3-2`.
struct AnchorRegistry {
  private var taken: Set<String>
  private var reserved: Set<String>
  private var counts: [String: Int] = [:]

  /// - Parameter reserved: The identifiers that authors gave, which nothing else may take.
  init(reserved: Set<String>) {
    self.reserved = reserved
    taken = reserved
  }

  /// The anchor for something the author named; the name itself, the first time.
  mutating func claim(_ identifier: String) -> String {
    if reserved.remove(identifier) != nil { return identifier }
    return make(identifier)
  }

  /// An anchor as near to the wish as possible.
  mutating func make(_ wish: String) -> String {
    if taken.insert(wish).inserted { return wish }
    var count = counts[wish] ?? 1
    var anchor: String
    repeat {
      count += 1
      anchor = "\(wish)-\(count)"
    } while !taken.insert(anchor).inserted
    counts[wish] = count
    return anchor
  }
}
