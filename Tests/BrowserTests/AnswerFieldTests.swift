import Foundation
import TestSupport
import Testing

/// Fields that judge what a reader types, in Chromium.
@Suite(.serialized, .hangLimit) struct AnswerFieldTests {
  private static let equations = """
    G[b,t,j] = σ(W_hG[j,I] h[b,t-1,I] + W_xG[j,K] x[b,t,K] - B_G[j])
    R[b,t,j] = tanh(W_hR[j,I] h[b,t-1,I] + W_xR[j,K] x[b,t,K] - B_R[j])
    h[b,t,j] = R[b,t,j] + G[b,t,j] (h[b,t-1,j] - R[b,t,j])
    """

  @Test func everyTypeIsJudgedAndExplained() async throws {
    let reader = try await AnswerReader()
    #expect(try await reader.answer("sixteenth", "0.0625") == "Right.")
    #expect(try await reader.answer("sixteenth", "16").hasSuffix("One over it would be."))
    #expect(
      try await reader.answer("sixteenth", "1/")
        == "A value is missing here. At character 3 1/"
    )
    #expect(try await reader.answer("sixteenth", " ") == "Type an answer first.")

    #expect(try await reader.answer("deviation", "d^(-1/2)") == "Right.")
    let wrong = try await reader.answer("deviation", "1/d")
    #expect(wrong.hasPrefix("At d = "))
    #expect(try await reader.answer("deviation", "1/(d-d)").contains("divided by zero"))

    #expect(try await reader.answer("saturated", "tanh,sigma") == "Right.")
    #expect(try await reader.answer("saturated", "tanh") == "One more is right.")
    #expect(try await reader.answer("saturated", "") == "Type an answer first.")

    #expect(try await reader.answer("steps", "O(J^2 T)") == "Right.")
    #expect(try await reader.answer("steps", "O(T)") == "It grows faster than that with J.")
    #expect(try await reader.answer("steps", "T").hasPrefix("An order is written"))

    #expect(try await reader.answer("ugrnn", Self.equations).hasPrefix("Right: "))
    let swapped = Self.equations.replacing("h[b,t-1,j] - R[b,t,j]", with: "R[b,t,j] - h[b,t-1,j]")
    #expect(try await reader.answer("ugrnn", swapped).hasPrefix("Your h differs"))
    #expect(try await reader.answer("ugrnn", "h[b,t,j] = x[b,t,i]").contains("The index i is"))
    #expect(try await reader.browser.console() == [])
    await reader.browser.quit()
  }

  @Test func whatIsTypedIsEchoedAsMathematics() async throws {
    let reader = try await AnswerReader()
    try await reader.browser.run(
      """
      const entry = document.querySelector("#answer-deviation .typed");
      entry.focus();
      entry.value = "sigma_W^2/<b>";
      entry.dispatchEvent(new Event("input", { bubbles: true }));
      entry.value = "sigma_W^2";
      entry.dispatchEvent(new Event("input", { bubbles: true }));
      """
    )
    try await reader.browser.wait(
      for: "return !!document.querySelector('#answer-deviation .echo msup')"
    )
    #expect(try await reader.text("#answer-deviation .echo") == "σW2")
    await reader.browser.quit()
  }

  @Test func aTryShowsTheHintAndThenTheAnswer() async throws {
    let reader = try await AnswerReader()
    #expect(try await !reader.isShown("#answer-sixteenth .hint"))
    #expect(try await !reader.isShown("#answer-sixteenth .answer-key"))
    _ = try await reader.answer("sixteenth", "3")
    #expect(try await reader.isShown("#answer-sixteenth .hint"))
    #expect(try await reader.isShown("#answer-sixteenth .answer-key > summary"))
    #expect(try await !reader.isShown("#answer-deviation .hint"))
    await reader.browser.quit()
  }

  @Test func progressIsKeptCountedSavedAndLoaded() async throws {
    let reader = try await AnswerReader()
    _ = try await reader.answer("sixteenth", "1/16")
    _ = try await reader.answer("deviation", "1/d")
    let told = "1 of 5 answers right, 4 of 12 points earned."
    #expect(try await reader.text(".progress .earned") == told)

    try await reader.browser.open(reader.page)
    #expect(try await reader.text(".progress .earned") == told)
    #expect(try await reader.text("#answer-sixteenth .feedback") == "Right.")
    #expect(try await reader.text("#answer-deviation .feedback") == "Not right yet.")

    // The file that is saved gives it back to a browser that has forgotten.
    let saved = try await reader.browser.runAsync(
      """
      const done = arguments[arguments.length - 1];
      URL.createObjectURL = (blob) => { blob.text().then(done); return "#"; };
      document.querySelector(".progress .save").click();
      """
    )
    let file = try #require(saved as? String)
    try await reader.browser.run("document.querySelector('.progress .clear').click()")
    #expect(try await reader.text(".progress .earned").hasPrefix("0 of 5 answers right"))
    for (text, outcome) in [("[]]", "This file holds no answers."), (file, told)] {
      try await reader.browser.run(
        """
        const field = document.querySelector(".progress [type=file]");
        const files = new DataTransfer();
        files.items.add(new File([arguments[0]], "answers.json"));
        field.files = files.files;
        field.dispatchEvent(new Event("change", { bubbles: true }));
        """,
        [text]
      )
      try await reader.browser.wait(
        for: "return document.querySelector('.progress .earned').textContent === '\(outcome)'"
      )
    }
    await reader.browser.quit()
  }

  @Test func answersThatAreNotShownAreJudgedByDigests() async throws {
    let reader = try await AnswerReader("hidden")
    #expect(try await reader.answer("attempts", "7.32") == "Right.")
    #expect(try await reader.answer("attempts", "8") == "8 is not the right number within 1 %.")
    #expect(try await reader.answer("amplitude", "q^3 (2q+5)^-0.5") == "Right.")
    #expect(try await reader.answer("amplitude", "q^3").hasSuffix("that is not right."))
    #expect(try await reader.answer("widest", "wide") == "Right.")
    #expect(try await reader.answer("widest", "narrow") == "That is not right.")
    #expect(try await reader.answer("growth", "O(U^4 log(V))") == "Right.")
    #expect(try await reader.answer("growth", "O(U^4)") == "That is not right.")
    let right = """
      p[n,m] = tanh(sum_i M_uC[m,i] u[n,i])
      y[n,m] = softplus(p[n,m]) + p[n,m] σ(sum_i M_uS[m,i] u[n,i])
      """
    #expect(
      try await reader.answer("blend", right) == "Right: the outputs are those of the solution."
    )
    #expect(
      try await reader.answer("blend", right.replacing("tanh", with: "σ"))
        == "Your y is not what is asked for."
    )
    await reader.browser.quit()
  }

  @Test func hostileTextsHangNothingAndInjectNothing() async throws {
    let reader = try await AnswerReader()
    let texts = [
      String(repeating: "(", count: 100_000), "<script>window.injected = 1</script>",
      "<img src=x onerror=window.injected=1>", "h[b,t,j] = h[b,t+1,j] + h[b,t-1,j]",
      "f(x) = f(x)\nh[b,t,j] = f(h[b,t-1,j])",
    ]
    for id in ["sixteenth", "deviation", "steps", "ugrnn"] {
      for text in texts {
        #expect(try await !reader.answer(id, text).isEmpty)
        #expect(try await reader.verdict(id) != "right")
      }
    }
    #expect(try await reader.browser.run("return window.injected ?? null") is NSNull?)
    #expect(try await reader.browser.run("return document.images.length") as? Int == 0)
    await reader.browser.quit()
  }

  @Test(arguments: [false, true]) func fieldsAreAccessibleRightAndWrong(isDark: Bool) async throws {
    let reader = try await AnswerReader(window: .init(width: 390, height: 844, isDark: isDark))
    for typed in ["", "right", "wrong"] {
      if !typed.isEmpty {
        let isRight = typed == "right"
        _ = try await reader.answer("sixteenth", isRight ? "1/16" : "(")
        _ = try await reader.answer("saturated", isRight ? "tanh,sigma" : "ReLU")
        _ = try await reader.answer("ugrnn", isRight ? Self.equations : "h = \nh = (")
      }
      #expect(try await reader.browser.seriousFindings() == [], "\(typed)")
    }
    let names = try await reader.browser.run(
      """
      return [...document.querySelectorAll(".respond :is(.typed, fieldset, button[type=submit])")]
        .map((control) => control.computedName ?? control.labels?.[0]?.textContent
          ?? (control.textContent.trim() || control.getAttribute("aria-labelledby")));
      """
    )
    #expect(try #require(names as? [String]).allSatisfy { !$0.isEmpty })
    await reader.browser.quit()
  }

  @Test func withoutScriptNoFieldIsShown() async throws {
    let site = try await BuiltSite.answers.value
    let html = try String(contentsOf: site.folder.appending(path: "open.html"), encoding: .utf8)
    #expect(html.components(separatedBy: "<form class=\"respond\"").count == 6)
    for form in html.components(separatedBy: "<form class=\"respond\"").dropFirst() {
      #expect(form.prefix { $0 != ">" }.hasSuffix(" hidden"))
    }
    #expect(html.contains("<section class=\"progress\" aria-label=\"Your progress\" hidden>"))
  }
}
