// Contrast and distance of the colours, computed from the sRGB definition, for readers with normal
// vision and with the three kinds of colour blindness.

import Charts
import Foundation
import Testing

@Suite struct ColorTests {
  private static let appearances = [(false, "#ffffff"), (true, "#16181d")]

  @Test(arguments: appearances)
  func seriesStandOutFromTheBackground(isDark: Bool, background: String) throws {
    let ground = try #require(SampleColor(background))
    for color in colors(named: "--chart-", isDark: isDark, numbers: 1...8) {
      #expect(color.contrast(with: ground) >= 3)
    }
  }

  @Test(arguments: appearances)
  func textIsReadable(isDark: Bool, background: String) throws {
    let ground = try #require(SampleColor(background))
    for name in ["--chart-text", "--chart-muted"] {
      let color = try #require(value(of: name, isDark: isDark))
      #expect(color.contrast(with: ground) >= 4.5)
    }
  }

  @Test(arguments: appearances.map(\.0))
  func seriesDifferForEveryKindOfVision(isDark: Bool) {
    let series = colors(named: "--chart-", isDark: isDark, numbers: 1...8)
    for vision in Vision.allCases {
      for (index, first) in series.enumerated() {
        for second in series[..<index] {
          #expect(first.distance(to: second, vision) >= 0.07, "\(vision)")
        }
      }
    }
  }

  @Test(arguments: appearances.map(\.0))
  func rampsAreMonotoneInLightness(isDark: Bool) {
    let direction = isDark ? 1.0 : -1
    let sequential = colors(named: "--chart-seq-", isDark: isDark, numbers: 1...15)
    let diverging = colors(named: "--chart-div-", isDark: isDark, numbers: 1...15)
    #expect(sequential.count == 15 && diverging.count == 15)
    for ramp in [sequential[...], diverging[7...], [SampleColor](diverging[...7].reversed())[...]] {
      for (pale, strong) in zip(ramp, ramp.dropFirst()) {
        #expect((strong.luminance - pale.luminance) * direction > 0)
      }
    }
  }

  @Test(arguments: appearances.map(\.0))
  func neighboursOfTheRampsDiffer(isDark: Bool) {
    for name in ["--chart-seq-", "--chart-div-"] {
      let ramp = colors(named: name, isDark: isDark, numbers: 1...15)
      for (first, second) in zip(ramp, ramp.dropFirst()) {
        for vision in Vision.allCases { #expect(first.distance(to: second, vision) >= 0.03) }
      }
    }
  }

  private func colors(
    named prefix: String,
    isDark: Bool,
    numbers: ClosedRange<Int>
  ) -> [SampleColor] {
    numbers.compactMap { value(of: "\(prefix)\($0)", isDark: isDark) }
  }

  private func value(of name: String, isDark: Bool) -> SampleColor? {
    for declaration in ChartStyle.variables(isDark: isDark).split(separator: ";") {
      let parts = declaration.split(separator: ":")
      if parts.count == 2, parts[0] == name { return SampleColor(String(parts[1])) }
    }
    return nil
  }
}

/// Kinds of colour vision, with the matrices of Machado, Oliveira and Fernandes (2009).
private enum Vision: CaseIterable {
  case normal
  case protanopia
  case deuteranopia
  case tritanopia

  var matrix: [[Double]] {
    switch self {
    case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }
}

private struct SampleColor {
  /// Red, green and blue in linear light.
  let light: [Double]

  init?(_ text: String) {
    guard text.count == 7, let number = Int(text.dropFirst(), radix: 16) else { return nil }
    light = [16, 8, 0].map { shift in
      let value = Double(number >> shift & 255) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  var luminance: Double { 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] }

  /// The contrast ratio of WCAG 2.
  func contrast(with other: SampleColor) -> Double {
    let pair = [luminance, other.luminance].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  /// The distance in OKLab.
  func distance(to other: SampleColor, _ vision: Vision) -> Double {
    let pairs = zip(lab(vision), other.lab(vision))
    return pairs.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  private func lab(_ vision: Vision) -> [Double] {
    let seen = product(vision.matrix, light).map { Swift.max(0, Swift.min(1, $0)) }
    let cones = product(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ],
      seen
    )
    return product(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
      ],
      cones.map { cbrt($0) }
    )
  }
}

private func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
  matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
}
