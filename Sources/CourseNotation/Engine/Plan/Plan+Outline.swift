// A plan in words, for those who wonder what was planned.

extension Plan {
  /// The steps of all parts, one a line: what is computed how, with sizes and strides.
  package var outline: String {
    steps.enumerated().map { part, steps in
      "part \(part)\n" + steps.map { $0.outline(indent: "  ") }.joined()
    }.joined()
  }
}

extension PlanStep {
  fileprivate func outline(indent: String) -> String {
    switch self {
    case .product(let product): indent + product.value.outline + "\n"
    case .nest(let nest): indent + nest.value.outline + "\n"
    case .zeros(let zeros): "\(indent)zeros \(zeros.blocks) x \(zeros.count)\n"
    case .loop(let loop):
      "\(indent)loop \(loop.positions)\(loop.isDescending ? " descending" : "")\n"
        + loop.body.map { $0.outline(indent: indent + "  ") }.joined()
    }
  }
}

extension Product {
  fileprivate var outline: String {
    let outside = (outer + chunks).map { "\($0.count)" }.joined(separator: " x ")
    return "product \(rows.count) x \(columns), terms \(terms.inner.count) x \(terms.middle.count)"
      + " x \(terms.outer.count), around \(outside)"
      + (cut.map { ", \($0.total) terms cut at \($0.step)" } ?? "")
  }
}

extension Nest {
  fileprivate var outline: String {
    let loops = loops.map { "\($0.count)\($0.isReduced ? " reduced" : "")" }.joined(
      separator: " x "
    )
    return "nest \(loops), block \(blockRows) x \(blockColumns), \(loads.count) loads"
      + " \(loads.map { $0.kind.outline }), \(instructions.count) instructions, \(stores.count) stores"
      + " \(stores.map { ($0.isDirect ? "direct " : "") + $0.kind.outline })"
  }
}

extension Nest.LoadKind {
  fileprivate var outline: String {
    switch self {
    case .single: "single"
    case .flat: "flat"
    case .rows(let row, let column): "rows \(row) \(column)"
    case .eachRow: "each row"
    case .each: "each"
    }
  }
}
