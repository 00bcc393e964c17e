import Foundation
import TestSupport
import Testing

@Suite struct NotationCommandTests {
  static let unit = "```math program\n%| id: unit\ny[j] = tanh(W[j,I] x[I] - b[j])\n```\n"

  @Test func listsProgramsWithInputsOutputsAndSizes() async throws {
    let console = try TestConsole(["a.md": "Text.\n\n" + Self.unit])
    let (status, output, error) = await console.run("notation", "a.md")
    #expect(status == 0 && error.isEmpty)
    #expect(
      output == """
        a.md:3:1: unit program
          inputs: W[j,i], x[i], b[j]
          outputs: y[j]
          sizes: J, I

        """
    )
  }

  @Test func saysWhyADisplayIsNoProgram() async throws {
    let console = try TestConsole(["a.md": "$$y[i] = x[j]$$\n\nand\n\n$$f(z) = 2 z$$\n"])
    let (status, output, error) = await console.run("notation", "a.md")
    #expect(status == 1)
    #expect(
      output == """
        a.md:1:3: refused
          1:12: The index j is neither on the left, nor summed, nor looped over. [unbound-index]
        a.md:5:3: declaration: nothing to run

        """
    )
    #expect(
      error == """
        a.md:1:12: error: The index j is neither on the left, nor summed, nor looped over. \
        [unbound-index]
          $$y[i] = x[j]$$
                     ^

        """
    )
  }

  @Test func writesTheKeysThatScriptsRelyOn() async throws {
    let console = try TestConsole(["a.md": Self.unit])
    let (status, output, error) = await console.run(
      "notation",
      "a.md",
      "--format",
      "json",
      "--gradient",
      "y",
      "--cost",
      "--run",
      "J=2,I=3",
      "--compare",
      "a.md"
    )
    #expect(status == 0 && error.isEmpty)
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let file = try #require((object?["files"] as? [[String: Any]])?.first)
    #expect(file.keys.sorted() == ["diagnostics", "path", "programs"])
    let program = try #require((file["programs"] as? [[String: Any]])?.first)
    #expect(
      program.keys.sorted() == [
        "column", "comparison", "cost", "diagnostics", "endColumn", "endLine", "gradient", "id",
        "inputs", "line", "outputs", "run", "sizes", "verdict",
      ]
    )
    #expect(program["id"] as? String == "unit" && program["verdict"] as? String == "program")
    let input = try #require((program["inputs"] as? [[String: Any]])?.first)
    #expect(input.keys.sorted() == ["indices", "name", "positionsOn", "shape", "text"])
    #expect(input["indices"] as? [String] == ["j", "i"])
    let size = try #require((program["sizes"] as? [[String: Any]])?.first)
    #expect(size.keys.sorted() == ["derived", "name", "names", "odd", "value"])
    let cost = try #require(program["cost"] as? [String: [String: Any]])
    #expect(cost.keys.sorted() == ["backward", "forward"])
    #expect(cost["forward"]?["multiplications"] as? String == "J·I")
    #expect(cost["forward"]?["order"] as? [String] == ["O(J)", "O(I)"])
    let run = try #require(program["run"] as? [String: Any])
    let result = try #require((run["outputs"] as? [[String: Any]])?.first)
    #expect(result["shape"] as? [Int] == [2] && (result["digest"] as? String)?.count == 32)
    let comparison = program["comparison"] as? [String: Any]
    #expect(comparison?["equivalent"] as? Bool == true)
  }

  @Test func keepsDiagnosticsInTheJSONOfTheProgram() async throws {
    let console = try TestConsole(["a.md": "$$y[i] = x[j]$$"])
    let (status, output, error) = await console.run(
      "notation",
      "a.md",
      "--format",
      "json",
      "--diagnostics-format",
      "json"
    )
    #expect(status == 1 && error.isEmpty)
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let file = (object?["files"] as? [[String: Any]])?.first
    let program = try #require((file?["programs"] as? [[String: Any]])?.first)
    #expect(program["id"] is NSNull)
    let diagnostic = try #require((program["diagnostics"] as? [[String: Any]])?.first)
    #expect(diagnostic["rule"] as? String == "unbound-index" && diagnostic["line"] as? Int == 1)
  }

  @Test func writesDiagnosticsAsTheOnlyJSON() async throws {
    let console = try TestConsole(["a.md": "$$y[i] = x[j]$$"])
    let (_, output, error) = await console.run("notation", "a.md", "--diagnostics-format", "json")
    let all = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]]
    #expect(all?.count == 1 && error.hasPrefix("a.md:1:3: refused\n"))
  }

  @Test func printsTheBackwardProgram() async throws {
    let console = try TestConsole(["a.md": Self.unit])
    let plain = await console.run("notation", "a.md", "--gradient", "y").output
    #expect(plain.hasPrefix("%| id: unit\n") && plain.contains("W.grad[j,i] = "))
    try console.write(plain, to: "back.txt")
    let (status, listing, _) = await console.run("notation", "back.txt")
    #expect(status == 0 && listing.contains("outputs: W.grad[j,i], x.grad[i], b.grad[j]"))
    let latex = await console.run("notation", "a.md", "--gradient", "y", "--latex").output
    #expect(latex.hasPrefix("\\begin{aligned}\n") && latex.contains("W.\\mathrm{grad}[j,i] &= "))
  }

  @Test func readsCostsOffThePrograms() async throws {
    let console = try TestConsole(["a.md": Self.unit])
    let output = await console.run("notation", "a.md", "--cost").output
    #expect(
      output.hasPrefix(
        """
        forward
          multiplications  J·I
          additions        J·(I + 1)
          functions        J
          memory           J·(I + 2) + I
          operations       2·J·(I + 1)
          order            O(J), O(I)
        backward

        """
      )
    )
  }

  @Test func runsOnRandomInputs() async throws {
    let console = try TestConsole(["a.md": "```math program\n%| id: c\ny[j] = 2 + 0 x[j]\n```\n"])
    let (status, output, _) = await console.run("notation", "a.md", "--run", "J=3", "--seed", "7")
    #expect(status == 0)
    #expect(output.contains("y (3)\n  digest     "))
    #expect(
      output.contains(
        "\n  mean       2.00000\n  deviation  0.00000\n  range      2.00000 … 2.00000\n"
      )
    )
  }

  @Test func comparesPrograms() async throws {
    let wrong = Self.unit.replacing("- b", with: "+ b")
    let console = try TestConsole([
      "a.md": Self.unit, "b.md": wrong, "c.txt": "y[n] = tanh(-b[n] + sum_m W[n,m] x[m])",
    ])
    let (status, output, _) = await console.run("notation", "b.md", "--compare", "a.md")
    #expect(status == 1)
    #expect(output.contains("Your y equals the reference's with the sign of b[j] changed."))
    let same = await console.run("notation", "c.txt", "--compare", "a.md")
    #expect(same.status == 0)
    #expect(same.output.hasPrefix("Your program computes what the reference computes"))
  }

  @Test func drawsDiagrams() async throws {
    let console = try TestConsole(["a.md": Self.unit])
    let (status, _, _) = await console.run("notation", "a.md", "--diagram", "d.dot")
    let text = try String(contentsOf: console.folder.appending(path: "d.dot"), encoding: .utf8)
    #expect(status == 0 && text.hasPrefix("digraph {\n"))
    _ = await console.run("notation", "a.md", "--diagram", "d.svg")
    let svg = try String(contentsOf: console.folder.appending(path: "d.svg"), encoding: .utf8)
    #expect(svg.hasPrefix("<svg xmlns=") && svg.contains("Dataflow of unit"))
  }

  @Test(arguments: [
    (
      ["--id", "unitt"],
      "error: There is no program “unitt”. [unknown-program]\n  note: Did you mean “unit”?\n"
    ),
    (
      ["--gradient", "z"],
      "a.md:1:1: error: The program does not compute “z”. [unknown-loss]\n"
        + "  ```math program\n  ^\n  note: It computes: y.\n"
    ),
    (
      ["--run", "J=2"],
      "a.md:1:1: error: The program needs numbers for I. [missing-size]\n"
        + "  ```math program\n  ^\n  note: For example: --run I=8\n"
    ),
    (
      ["--run", "J=2,Q=1"],
      "a.md:1:1: error: The program has no size “Q”. [unknown-size]\n"
        + "  ```math program\n  ^\n  note: Its sizes are: J, I.\n"
    ),
    (
      ["--run", "J=20000,I=20000"],
      "a.md:1:1: error: The program could not be run: its tensors have more than 8000000 elements."
        + " [not-run]\n  ```math program\n  ^\n"
    ),
    (
      ["--compare", "none.md"],
      "a.md:1:1: error: none.md has no program to compare with. [no-counterpart]\n"
        + "  ```math program\n  ^\n"
    ),
    (
      ["--diagram", "no/d.dot"],
      "no/d.dot: error: This cannot be written: No such file or directory. [unwritable-file]\n"
    ),
  ])
  func saysWhatCannotBeDone(arguments: [String], message: String) async throws {
    let console = try TestConsole(["a.md": Self.unit, "none.md": "Text."])
    let (status, _, error) =
      await console.run("notation", "a.md", arguments[0], arguments[1])
    #expect(status == 1)
    #expect(error == message)
  }

  @Test func takesTheProgramOfALine() async throws {
    let console = try TestConsole(["a.md": "$$y = x$$\n\nand\n\n$$z = u$$\n"])
    #expect(
      await console.run("notation", "a.md", "--id", "5").output.hasPrefix("a.md:5:3: program")
    )
  }

  @Test func refusesWrongCalls() async throws {
    let console = try TestConsole(["a.md": Self.unit])
    #expect(await console.run("notation", "a.md", "--run", "J").status == 64)
    #expect(await console.run("notation", "a.md", "--latex", "--seed", "1").status == 64)
    #expect(await console.run("notation").status == 64)
    #expect(await console.run("notation", "none.md").status == 1)
  }

  @Test(.enabled(if: Corpus.isPresent)) func readsTheSourceDocument() async throws {
    let console = try TestConsole(["s.md": try Corpus.text("ttic31230-trainability.md")])
    let (status, output, _) = await console.run("notation", "s.md", "--format", "json")
    #expect(status == 1)
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let file = (object?["files"] as? [[String: Any]])?.first
    let programs = try #require(file?["programs"] as? [[String: Any]])
    #expect(programs.count == 27)
    let runnable = programs.filter { $0["verdict"] as? String == "program" }
    #expect(
      runnable.compactMap { $0["line"] as? Int } == [19, 43, 69, 85, 130, 134, 154, 176, 215, 225]
    )
    #expect(programs.count { $0["verdict"] as? String == "declaration" } == 2)
    // Weights in another order than where they are declared, and an index that nothing binds.
    let wrong = programs.first { $0["line"] as? Int == 166 }?["diagnostics"] as? [[String: Any]]
    #expect(
      wrong?.map { "\($0["line"] ?? 0):\($0["column"] ?? 0) \($0["rule"] ?? "")" } == [
        "166:78 transposed-indices", "170:82 unbound-index", "170:101 unbound-index",
      ]
    )
    let rules = programs.flatMap { ($0["diagnostics"] as? [[String: Any]]) ?? [] }
    #expect(rules.count { $0["rule"] as? String == "transposed-indices" } == 1)
  }
}
