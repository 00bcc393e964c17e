import Foundation
import TestSupport

/// A page of the site of answers, served under a base path, and a browser on it.
final class AnswerReader {
  let browser: WebDriver
  let page: String
  private let served: ServedSite

  init(_ name: String = "open", window: WebDriver.Window = .init()) async throws {
    let site = try await BuiltSite.answers.value
    served = try ServedSite(site)
    page = "\(served.origin)\(name).html"
    browser = try await WebDriver(window)
    try await browser.open(page)
  }

  /// Types into a field, or chooses options by their texts, and asks for the judgement.
  ///
  /// - Returns: What is said, with the mistakes that are marked.
  func answer(_ id: String, _ typed: String) async throws -> String {
    try await browser.run(
      """
      const form = document.querySelector(`#answer-${arguments[0]} form`);
      const entry = form.querySelector(".typed");
      form.querySelector(".feedback").textContent = "";
      if (entry) entry.value = arguments[1];
      for (const label of form.querySelectorAll("label:has(> input)")) {
        const words = arguments[1].split(",").filter((word) => word);
        label.firstChild.checked = words.some((word) => label.textContent.includes(word));
      }
      form.dispatchEvent(new Event("input", { bubbles: true }));
      form.requestSubmit();
      """,
      [id, typed]
    )
    try await browser.wait(
      for: "return document.querySelector('#answer-\(id) .feedback').textContent !== ''"
    )
    return try await text("#answer-\(id) .feedback, #answer-\(id) .marks")
  }

  /// The texts of some elements, one after the other.
  func text(_ selector: String) async throws -> String {
    let text = try await browser.run(
      """
      return [...document.querySelectorAll(arguments[0])]
        .map((element) => element.textContent).join(" ").trim();
      """,
      [selector]
    )
    return text as? String ?? ""
  }

  func verdict(_ id: String) async throws -> String? {
    let script = "return document.querySelector('#answer-\(id) form').dataset.verdict"
    return try await browser.run(script) as? String
  }

  func isShown(_ selector: String) async throws -> Bool {
    let script = "return document.querySelector(arguments[0])?.checkVisibility() ?? false"
    return try await browser.run(script, [selector]) as? Bool ?? false
  }
}
