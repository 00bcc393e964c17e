/// Does something for each element, at most `limit` at a time.
///
/// - Returns: The results in the order of the elements.
/// - Throws: The first failure, after what was begun has ended.
func inParallel<Element: Sendable, Value: Sendable>(
  _ elements: [Element],
  limit: Int = .max,
  _ work: @escaping @Sendable (Element) async throws(ExecutionError) -> Value
) async throws(ExecutionError) -> [Value] {
  typealias Outcome = (index: Int, result: Result<Value, ExecutionError>)
  let results = await withTaskGroup(of: Outcome.self) { group in
    var results = [Result<Value, ExecutionError>?](repeating: nil, count: elements.count)
    var next = 0
    while next < min(max(limit, 1), elements.count) {
      add(next)
      next += 1
    }
    for await outcome in group {
      results[outcome.index] = outcome.result
      if next < elements.count { add(next) }
      next += 1
    }
    return results.compactMap { $0 }

    func add(_ index: Int) {
      let element = elements[index]
      group.addTask {
        do throws(ExecutionError) {
          return (index, .success(try await work(element)))
        } catch {
          return (index, .failure(error))
        }
      }
    }
  }
  var values: [Value] = []
  for result in results { values.append(try result.get()) }
  return values
}
