/// A colour of a chart: a CSS variable that the page may set, with a value for where it does not.
///
/// The eight series colours keep a distance of 0.07 in OKLab for readers with normal vision,
/// protanopia, deuteranopia and tritanopia (simulated after Machado, Oliveira and Fernandes 2009,
/// doi:10.1109/TVCG.2009.113) and a contrast of 3 with the background, in light and in dark. The
/// two ramps are monotone in lightness from the middle or the start, so that they also work in grey.
package enum Paint: Sendable, Equatable {
  case series(Int)
  case sequential(Int)
  case diverging(Int)
  case text
  case muted
  case axis
  case grid
  case background
  case textOnPale
  case textOnStrong

  static let seriesCount = 8
  /// Steps of each ramp: odd, so that the diverging one has a middle.
  static let levels = 15
}

/// The values of all colours for one appearance of the page.
struct ColorValues: Sendable {
  /// Six hexadecimal digits a colour.
  let series: StaticString
  let sequential: StaticString
  let diverging: StaticString
  /// Text, muted text, axis, grid, background, text on pale cells, text on strong cells.
  let surroundings: StaticString

  static let light = ColorValues(
    series: "166eb2c559015e9065a84487c1880b3d98d26738953c5256",
    sequential: """
      f5f6dbdfe9c3c5deb0a7d3a486c79c62bb9938ae990f9e980a8d94047b8e096a87045a8102497c1537711e275f
      """,
    diverging: """
      0549800860a51978c74691da6faae799c3f0c5dcf4f1f4f6f1d1c1e9b093dd9068cc713eb8530c954205743103
      """,
    surroundings: "1f23285c636b8a9199e4e7eaffffff1d2026ffffff"
  )

  static let dark = ColorValues(
    series: "4bb4f6f2843e41ae7fd395c3f5d4439ae2fd8b85e9c5c1c6",
    sequential: """
      1f29431d36590f466c00567700677f0677850f888b089a8f14ac8e3cbc896cc98594d483b9de86dbe891f9f2a3
      """,
    diverging: """
      a4d8fe66c1fd44a7e5368dc331749e2f5b782e43522a2c2d4f3c2c714d2c945f2db67332d6893ff4a255ffc38f
      """,
    surroundings: "e6e8ebabb1b97981892f343a16181df2f4f616181d"
  )

  /// The `#rrggbb` of a colour.
  func write(_ paint: Paint, to markup: inout MarkupWriter) {
    let (list, index) = place(of: paint)
    markup.raw("#")
    markup.raw([UInt8](UnsafeBufferPointer(start: list.utf8Start + 6 * index, count: 6)))
  }

  private func place(of paint: Paint) -> (list: StaticString, index: Int) {
    switch paint {
    case .series(let number): (series, number % Paint.seriesCount)
    case .sequential(let level): (sequential, level)
    case .diverging(let level): (diverging, level)
    case .text: (surroundings, 0)
    case .muted: (surroundings, 1)
    case .axis: (surroundings, 2)
    case .grid: (surroundings, 3)
    case .background: (surroundings, 4)
    case .textOnPale: (surroundings, 5)
    case .textOnStrong: (surroundings, 6)
    }
  }
}

extension MarkupWriter {
  /// Appends ` attribute="var(--chart-…,#rrggbb)"`.
  @inline(never)
  mutating func paint(_ attribute: StaticString, _ paint: Paint) {
    raw(" ")
    raw(attribute)
    raw("=\"var(--chart-")
    variable(paint)
    raw(",")
    ColorValues.light.write(paint, to: &self)
    raw(")\"")
  }

  /// Appends the name of a colour's CSS variable after `--chart-`.
  mutating func variable(_ paint: Paint) {
    switch paint {
    case .series(let number): digits(UInt64(number % Paint.seriesCount + 1))
    case .sequential(let level):
      raw("seq-")
      digits(UInt64(level + 1))
    case .diverging(let level):
      raw("div-")
      digits(UInt64(level + 1))
    case .text: raw("text")
    case .muted: raw("muted")
    case .axis: raw("axis")
    case .grid: raw("grid")
    case .background: raw("background")
    case .textOnPale: raw("on-pale")
    case .textOnStrong: raw("on-strong")
    }
  }
}
