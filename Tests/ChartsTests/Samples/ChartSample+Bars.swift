import Charts

extension ChartSample {
  static let bars = [
    ChartSample("bars", plainBars),
    ChartSample("groupedBarsWithErrors", groupedBarsWithErrors),
    ChartSample("barsAcrossZero", barsAcrossZero),
    ChartSample("barsWithLongNames", barsWithLongNames),
    ChartSample("barsWithLongNamesNarrow", layout: .narrow, barsWithLongNames),
  ]

  static func plainBars() -> Chart {
    .bar(names: ["SGD", "Momentum", "RMSProp", "Adam"], values: [0.82, 0.87, 0.9, 0.915])
      .y(label: "accuracy")
  }

  static func groupedBarsWithErrors() -> Chart {
    let names = ["forward", "backward", "update"]
    return Chart.bar(names: names, values: [4.1, 9.6, 1.2], errors: [0.2, 0.5, 0.1])
      .series("UGRNN")
      .overlay(
        Chart.bar(names: names, values: [6.2, 14.1, 1.9], errors: [0.3, 0.4, 0.1]).series("GRU")
      )
      .overlay(
        Chart.bar(names: names, values: [8.3, 18.2, 2.5], errors: [0.2, 0.9, 0.2]).series("LSTM")
      )
      .y(label: "time", unit: "ms")
  }

  static func barsAcrossZero() -> Chart {
    .bar(
      names: ["$W^{h,G_1}$", "$W^{x,G_1}$", "$B^{G_1}$", "$W^{h,R}$", "$W^{x,R}$", "$B^R$"],
      values: [0.12, -0.08, 0.31, -0.22, 0.05, -0.01]
    )
    .y(label: "mean gradient $\\partial\\ell/\\partial\\Phi$")
  }

  static func barsWithLongNames() -> Chart {
    .bar(
      names: [
        "residual connection", "batch normalization", "layer normalization", "dropout",
        "weight decay", "early stopping", "gradient clipping", "data augmentation by mirroring",
      ],
      values: [93, 85, 71, 64, 52, 40, 33, 21]
    )
    .y(label: "papers", unit: "%")
  }
}
