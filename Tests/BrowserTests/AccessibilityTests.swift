import Foundation
import Testing

/// What axe finds on pages, in both colour schemes and at both ends of the range of widths.
@Suite(.serialized) struct AccessibilityTests {
  struct View: Sendable, CustomTestStringConvertible {
    var name: String
    var width: Int
    var isDark: Bool

    var testDescription: String { name }
  }

  static let views = [
    View(name: "phone, light", width: 390, isDark: false),
    View(name: "phone, dark", width: 390, isDark: true),
    View(name: "desktop, light", width: 1280, isDark: false),
    View(name: "desktop, dark", width: 1280, isDark: true),
  ]

  @Test(arguments: views) func everyPageIsAccessible(view: View) async throws {
    let browser = try await WebDriver(.init(width: view.width, height: 844, isDark: view.isDark))
    for site in [try await BuiltSite.course.value, try await BuiltSite.everything.value] {
      for page in site.pagesOfFiles {
        try await browser.open(site.folder.appending(path: page).absoluteString)
        let findings = try await browser.seriousFindings()
        #expect(findings.isEmpty, "\(page), \(view.name)")
      }
    }
    await browser.quit()
  }

  @Test(arguments: views) func noPageScrollsSideways(view: View) async throws {
    let browser = try await WebDriver(.init(width: view.width, height: 844, isDark: view.isDark))
    for site in [try await BuiltSite.course.value, try await BuiltSite.everything.value] {
      for page in site.pagesOfFiles {
        try await browser.open(site.folder.appending(path: page).absoluteString)
        let excess = try await browser.run(
          "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        #expect(excess as? Int == 0, "\(page), \(view.name)")
      }
    }
    await browser.quit()
  }
}

extension WebDriver {
  /// What axe finds on the page that is open: the rule and the element.
  func seriousFindings() async throws -> [String] {
    try await run(try CheckingTools.axe() + "\n;window.axe = axe;")
    let results = try await runAsync(
      """
      const done = arguments[arguments.length - 1];
      for (const details of document.querySelectorAll("details")) details.open = true;
      const check = () => axe.run(document, { resultTypes: ["violations"] }).then(
        (found) => done(found.violations
          .filter((rule) => rule.impact === "serious" || rule.impact === "critical")
          .flatMap((rule) => rule.nodes.map((node) => rule.id + ": " + node.html.slice(0, 160)))),
        (error) => done(["axe failed: " + error]));
      // What was opened is laid out, and then lets the keyboard in where it scrolls.
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(check, 0)));
      """
    )
    return results as? [String] ?? ["axe gave no result"]
  }
}
