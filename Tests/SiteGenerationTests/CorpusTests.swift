import Diagnostics
import Foundation
import SiteGeneration
import TestSupport
import Testing

@Suite struct CorpusTests {
  @Test(.enabled(if: Corpus.isPresent)) func publishesTheSourceDocumentAsItStands() async throws {
    let site = try TestSite(["set.md": try Corpus.text("ttic31230-trainability.md")])
    let result = try await site.build("set.md")
    #expect(result.isPublished)
    #expect(result.rules == ["invalid-formula", "invalid-formula"])
    #expect(result.diagnostics.map(\.range?.start.line) == [136, 194])
    #expect(!result.fails(strictly: false) && result.fails(strictly: true))
  }
}
