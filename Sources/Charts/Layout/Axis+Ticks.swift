/// Ticks that fit an axis of a certain length without touching each other.
struct FittedTicks: Sendable {
  /// A label with its position along the axis.
  struct Label: Sendable {
    let position: Double
    let text: RichText
    /// The width of the label in the units of the drawing.
    let width: Double
  }

  var labels: [Label]
  var minor: [Double]
  /// Whether the labels slope, because they are names too long to stand side by side.
  var isTilted = false

  /// The width of the widest label.
  var widest: Double {
    var width = 0.0
    for label in labels { width = Swift.max(width, label.width) }
    return width
  }
}

extension Axis {
  /// Chooses the ticks for an axis, as many as have room.
  ///
  /// The last resort is to leave out labels that would touch the one before, so the result never
  /// overlaps, whatever the data.
  @inline(never)
  func ticks(on placed: AxisScale, isHorizontal: Bool, fontSize: Double) -> FittedTicks {
    let length = (placed.end - placed.start).magnitude
    guard categories.isEmpty else {
      return names(on: placed, length: length, isHorizontal: isHorizontal, fontSize: fontSize)
    }
    var fallback: FittedTicks?
    for attempt in 0..<Ticks.logarithmicAttempts {
      let candidate = fit(
        ticks(attempt: attempt, length: length, isHorizontal: isHorizontal),
        on: placed,
        fontSize: fontSize
      )
      if candidate.isClear(isHorizontal: isHorizontal), candidate.labels.count > 1 {
        return candidate
      }
      if fallback == nil || candidate.labels.count > 1 { fallback = candidate }
    }
    var thinned = fallback ?? FittedTicks(labels: [], minor: [])
    thinned.thin(isHorizontal: isHorizontal)
    return thinned
  }

  /// How many intervals between ticks a linear axis has at most.
  static func linearCount(length: Double, isHorizontal: Bool) -> Int {
    Swift.max(1, Swift.min(10, isHorizontal ? Int(length / 60) : 3 + Int(length / 75)))
  }

  private func ticks(attempt: Int, length: Double, isHorizontal: Bool) -> Ticks {
    guard !scale.isLogarithmic else {
      return .logarithmic(domain, scale: scale, attempt: attempt, length: length)
    }
    let most = Axis.linearCount(length: length, isHorizontal: isHorizontal)
    return .linear(domain, count: Swift.max(1, most - attempt))
  }

  private func fit(_ ticks: Ticks, on placed: AxisScale, fontSize: Double) -> FittedTicks {
    FittedTicks(
      labels: ticks.labelled.map {
        label(RichText(markup: $0.label), at: placed.position($0.value), fontSize)
      },
      minor: ticks.minor.map(placed.position)
    )
  }

  private func label(_ text: RichText, at position: Double, _ size: Double) -> FittedTicks.Label {
    FittedTicks.Label(position: position, text: text, width: text.width * size)
  }

  /// Names stand side by side when they fit, and slope when they do not.
  private func names(
    on placed: AxisScale,
    length: Double,
    isHorizontal: Bool,
    fontSize: Double
  ) -> FittedTicks {
    func labels(limit: Double) -> FittedTicks {
      FittedTicks(
        labels: categories.enumerated().map { index, name in
          label(
            RichText(markup: name).truncated(toWidth: limit / fontSize),
            at: placed.position(Double(index)),
            fontSize
          )
        },
        minor: []
      )
    }
    var names = labels(limit: isHorizontal ? length / 2 : 120)
    if isHorizontal, !names.isClear(isHorizontal: true) {
      names = labels(limit: length > 400 ? 150 : 110)
      names.isTilted = true
    }
    names.thin(isHorizontal: isHorizontal)
    return names
  }
}

extension FittedTicks {
  func isClear(isHorizontal: Bool) -> Bool {
    for index in labels.indices.dropFirst()
    where touches(labels[index - 1], labels[index], isHorizontal: isHorizontal) {
      return false
    }
    return true
  }

  /// Leaves out every label that would touch the one kept before it.
  mutating func thin(isHorizontal: Bool) {
    var kept: [Label] = []
    for label in labels {
      if let last = kept.last, touches(last, label, isHorizontal: isHorizontal) { continue }
      kept.append(label)
    }
    labels = kept
  }

  private func touches(_ first: Label, _ second: Label, isHorizontal: Bool) -> Bool {
    let distance = (second.position - first.position).magnitude
    if !isHorizontal || isTilted { return distance < 20 }
    return distance < (first.width + second.width) / 2 + 10
  }
}
