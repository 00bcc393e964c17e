// Strongly connected components, in an order that respects written order.

/// A graph of statements.
struct Components {
  private let statements: [Int]
  private let successors: [[Int]]
  private let predecessors: [[Int]]

  /// The nodes are numbered by their place in `statements`.
  init(_ statements: [Int], _ dependences: [Scheduler.Dependence]) {
    self.statements = statements
    var number: [Int: Int] = [:]
    for (place, statement) in statements.enumerated() { number[statement] = place }
    var successors = [Set<Int>](repeating: [], count: statements.count)
    var predecessors = successors
    for dependence in dependences {
      guard let from = number[dependence.from], let to = number[dependence.to] else { continue }
      successors[from].insert(to)
      predecessors[to].insert(from)
    }
    self.successors = successors.map { $0.sorted() }
    self.predecessors = predecessors.map { $0.sorted() }
  }

  /// The components in an executable order; among several, the one that is written first.
  func ordered() -> [[Int]] {
    let component = assignment()
    let count = (component.max() ?? -1) + 1
    var members = [[Int]](repeating: [], count: count)
    for node in statements.indices { members[component[node]].append(node) }
    var waiting = [Int](repeating: 0, count: count)
    for node in statements.indices {
      for next in successors[node] where component[next] != component[node] {
        waiting[component[next]] += 1
      }
    }
    var ready = (0..<count).filter { waiting[$0] == 0 }
    var result: [[Int]] = []
    while let place = ready.indices.min(by: { members[ready[$0]][0] < members[ready[$1]][0] }) {
      let next = ready.remove(at: place)
      result.append(members[next].map { statements[$0] })
      for node in members[next] {
        for successor in successors[node] where component[successor] != next {
          waiting[component[successor]] -= 1
          if waiting[component[successor]] == 0 { ready.append(component[successor]) }
        }
      }
    }
    return result
  }

  /// The component of each node, by Kosaraju's algorithm, without recursion.
  private func assignment() -> [Int] {
    var component = [Int](repeating: -1, count: statements.count)
    var next = 0
    for root in finishingOrder().reversed() where component[root] < 0 {
      var stack = [root]
      component[root] = next
      while let node = stack.popLast() {
        for before in predecessors[node] where component[before] < 0 {
          component[before] = next
          stack.append(before)
        }
      }
      next += 1
    }
    return component
  }

  /// The nodes in the order in which a depth-first walk leaves them.
  private func finishingOrder() -> [Int] {
    var seen = [Bool](repeating: false, count: statements.count)
    var order: [Int] = []
    for root in statements.indices where !seen[root] {
      seen[root] = true
      var stack = [(node: root, edge: 0)]
      while let top = stack.last {
        if top.edge < successors[top.node].count {
          stack[stack.count - 1].edge += 1
          let next = successors[top.node][top.edge]
          if !seen[next] {
            seen[next] = true
            stack.append((next, 0))
          }
        } else {
          order.append(top.node)
          stack.removeLast()
        }
      }
    }
    return order
  }
}
