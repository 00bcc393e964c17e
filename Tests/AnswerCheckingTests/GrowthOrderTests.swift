import AnswerChecking
import Testing

@Suite struct GrowthOrderTests {
  @Test(arguments: [
    ("O(T)", "O(T)"),
    ("O( 3 T^2 + T + 7 )", "O(T^2)"),
    ("Θ(J T J)", "O(J^2 T)"),
    ("\\mathcal{O}\\left(L^{2}\\right)", "O(L^2)"),
    ("O(T + L)", "O(L + T)"),
    ("O((T + L)^2)", "O(L T + L^2 + T^2)"),
    ("O(T log(T) + T)", "O(T log(T))"),
    ("O(1)", "O(1)"),
    ("O(T/2)", "O(T)"),
    ("O(\\ell)", "O(ell)"),
  ])
  func readsWhatGrowsFastest(_ source: String, _ text: String) throws {
    #expect(try GrowthOrder(parsing: source).text == text)
  }

  @Test(arguments: [
    ("O(J T^2)", "O(J \\, {T}^{2})"), ("O(T log(T))", "O(T \\, \\log T)"), ("O(1)", "O(1)"),
  ])
  func isSetAsTeX(_ source: String, _ tex: String) throws {
    #expect(try GrowthOrder(parsing: source).tex == tex)
  }

  @Test(arguments: [
    ("T", "An order is written “O(T)” or “O(T J^2)”."),
    ("f(T)", "An order is written “O(T)” or “O(T J^2)”."),
    ("O(T) + 1", "An order is written “O(T)” or “O(T J^2)”."),
    ("O()", "The formula is empty."),
    ("O(2^T)", "An order has products and sums of whole powers of sizes, and logarithms."),
    ("O(-T)", "An order has products and sums of whole powers of sizes, and logarithms."),
    ("O(1/T)", "An order has products and sums of whole powers of sizes, and logarithms."),
    ("O((a+b+c+d)^20)", "An order has products and sums of whole powers of sizes, and logarithms."),
  ])
  func saysWhatIsNoOrder(_ source: String, _ message: String) {
    do throws(GrowthOrderError) {
      _ = try GrowthOrder(parsing: source)
      Issue.record("“\(source)” was read")
    } catch {
      #expect(error.description == message)
    }
  }
}
