// SVG and HTML read back by the system's XML parser.

import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The elements of a well-formed document in order of their start.
struct ParsedMarkup {
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The characters inside, those of elements inside included.
    var text = ""
  }

  let elements: [Element]

  /// Returns `nil` for text that is not well-formed.
  init?(_ markup: String) {
    let reader = Reader()
    let parser = XMLParser(data: Data(markup.utf8))
    parser.delegate = reader
    guard parser.parse() else { return nil }
    elements = reader.elements
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser,
      didStartElement elementName: String,
      namespaceURI: String?,
      qualifiedName qName: String?,
      attributes attributeDict: [String: String]
    ) {
      open.append(elements.count)
      elements.append(Element(name: elementName, attributes: attributeDict))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      for index in open { elements[index].text += string }
    }

    func parser(
      _ parser: XMLParser,
      didEndElement elementName: String,
      namespaceURI: String?,
      qualifiedName qName: String?
    ) {
      open.removeLast()
    }
  }
}
