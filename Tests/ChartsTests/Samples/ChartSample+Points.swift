import Charts

extension ChartSample {
  static let points = [
    ChartSample("scatter", scatter),
    ChartSample("scatterOfThreeClasses", scatterOfThreeClasses),
    ChartSample("pointsWithErrors", pointsWithErrors),
    ChartSample("pointsOnACurve", pointsOnACurve),
  ]

  static func scatter() -> Chart {
    var noise = SampleNoise(seed: 11)
    let x = (0..<300).map { _ in noise.normal() }
    let y = x.map { 0.7 * $0 + 0.6 * noise.normal() }
    return .points(x: x, y: y).x(label: "$x_1$").y(label: "$x_2$")
  }

  static func scatterOfThreeClasses() -> Chart {
    var noise = SampleNoise(seed: 12)
    func cloud(_ x: Double, _ y: Double, _ name: String) -> Chart {
      let points = (0..<40).map { _ in (x + noise.normal(), y + noise.normal()) }
      return .points(x: points.map { $0.0 }, y: points.map { $0.1 }).series(name)
    }
    return cloud(0, 0, "class A")
      .overlay(cloud(4, 1, "class B"))
      .overlay(cloud(2, 4, "class C"))
      .x(label: "feature 1")
      .y(label: "feature 2")
  }

  static func pointsWithErrors() -> Chart {
    let d = [16.0, 32, 64, 128, 256, 512, 1024]
    let variance = [1.04, 0.97, 1.01, 0.99, 1.005, 0.998, 1.001]
    let errors = [0.08, 0.057, 0.04, 0.028, 0.02, 0.014, 0.01]
    return Chart.points(x: d, y: variance, errors: errors)
      .overlay(.rule(y: 1, label: "expected"))
      .x(label: "inputs $d$", scale: .log2)
      .y(label: "variance of $y$")
  }

  static func pointsOnACurve() -> Chart {
    let x = spaced(from: 0.5, to: 9.5, count: 10)
    var noise = SampleNoise(seed: 13)
    return Chart.points(x: x, y: x.map { $0 / (1 + $0) + 0.02 * noise.normal() })
      .series("measured")
      .overlay(Chart.function { $0 / (1 + $0) }.series("$x / (1 + x)$"))
      .x(label: "$x$", in: 0...10)
      .y(label: "response")
  }
}
