import AnswerChecking
import CourseNotation
import EquationChecking
import Foundation
import TestSupport
import Testing
import WebAssemblyEngine

/// The modules that judge answers in a page, against the same code in this process.
@Suite(.hangLimit) struct AnswerModuleTests {
  private static let equations = """
    %| outputs: [h]
    G[b,t,j] = σ(W^{h,G}[j,I] h[b,t-1,I] + W^{x,G}[j,K] x[b,t,K] - B^G[j])
    h[b,t,j] = G[b,t,j] h[b,t-1,j] + (1 - G[b,t,j]) tanh(W^{x,R}[j,K] x[b,t,K])
    """

  /// Requests of every type, right, wrong, malformed, empty and hostile.
  private static func requests() throws -> [AnswerRequest] {
    let salt = AnswerSalt("parity")
    let rule = NumberRule(relative: 0.01, absolute: 1e-8, digits: nil)
    let domain = ExpressionDomain([
      .init(name: "d", bounds: 1...4096, isWhole: true),
      .init(name: "x", bounds: -2...2, isWhole: false),
    ])
    let formula = "exp(-x^2) ln(d) + sin(x)/sqrt(d)"
    let expression = try Expression(parsing: formula, variables: domain.names)
    let order = try GrowthOrder(parsing: "O(T J^2)")
    let program = try #require(Program.read(ProgramText(equations)).program)
    let formulas: [(AnswerKey, [String])] = [
      (.number(rule, right: 2.5, source: "5/2"), ["2.5", "5/2", "-2.5", "2.6", "1/0", "x"]),
      (.hiddenNumber(rule, right: 2.5, salt: salt), ["2.5", "2.51", "2.6", "0"]),
      (.expression(domain, source: formula), [formula, "ln(d)", "-(\(formula))", "tanh(x", "σ²"]),
      (.hiddenExpression(domain, right: expression, salt: salt), [formula, "ln(d)", "sqrt(-d)"]),
      (.choice([0, 2], of: 4), ["0 2", "0", "1 3"]),
      (.hiddenChoice([0, 2], of: 4, salt: salt), ["0 2", "0"]),
      (.order(order, sizes: ["L"]), ["O(J^2 T)", "O(T)", "O(N)", "T"]),
      (.hiddenOrder(order, salt: salt), ["O(J^2 T)", "O(T)"]),
      (
        .equations(program),
        [
          equations, equations.replacing("- B", with: "+ B"), "h[b,t,j] = x[b,t,i]", "h = (😀",
          "h[b,t,j] = h[b,t+1,j] + h[b,t-1,j]", "f(x) = f(x)\nh[b,t,j] = f(h[b,t-1,j])",
        ]
      ),
      (
        try #require(.hiddenEquations(program, salt: salt)),
        [equations, equations.replacing("- B", with: "+ B"), "h[b,t,j] = y[b,t,j]"]
      ),
      (AnswerKey([]), ["1"]),
    ]
    let hostile = [
      "", String(repeating: "(", count: 10_000_000), "<script>", "1/0", "\u{0}",
      String(repeating: "-", count: 999),
    ]
    return formulas.flatMap { key, typed in
      (typed + hostile).flatMap { text in
        [true, false].map { AnswerRequest(judges: $0, key: key, typed: Array(text.utf8)) }
      }
    }
  }

  @Test func modulesJudgeAsTheBuildDoes() async throws {
    let site = try await BuiltSite.answers.value
    let folder = site.folder.appending(path: "assets/simulations")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let modules = try files.map { try [UInt8](Data(contentsOf: folder.appending(path: $0))) }
      .sorted { $0.count < $1.count }
    #expect(modules.count == 2)
    let requests = try Self.requests()
    #expect(requests.count > 150)
    for request in requests {
      let isOfEquations = request.key["type"] == "equations"
      let native = EquationJudge.reply(to: request).json
      // What judges equations judges the rest, too.
      for module in isOfEquations ? modules.suffix(1) : modules[...] {
        let reply = try await WebAssemblyEngine.run(module, request: request.bytes)
        let typed = String(decoding: request.typed.prefix(40), as: UTF8.self)
        #expect(
          String(decoding: reply, as: UTF8.self) == String(decoding: native, as: UTF8.self),
          "\(request.key["type"] ?? "none"): \(typed)"
        )
      }
    }
  }
}
