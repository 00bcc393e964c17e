/// Transforms elements with up to `width` of them in work at once; results keep their order.
func concurrentMap<Element: Sendable, Output: Sendable>(
  _ elements: [Element],
  width: Int,
  _ transform: @escaping @Sendable (Element) async -> Output
) async -> [Output] {
  guard elements.count > 1, width > 1 else {
    var outputs: [Output] = []
    for element in elements { outputs.append(await transform(element)) }
    return outputs
  }
  return await withTaskGroup(of: (Int, Output).self) { group in
    var outputs = [Output?](repeating: nil, count: elements.count)
    var next = 0
    while next < min(width, elements.count) {
      let index = next
      group.addTask { (index, await transform(elements[index])) }
      next += 1
    }
    while let (index, output) = await group.next() {
      outputs[index] = output
      guard next < elements.count else { continue }
      let following = next
      group.addTask { (following, await transform(elements[following])) }
      next += 1
    }
    return outputs.compactMap { $0 }
  }
}
