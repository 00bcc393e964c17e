import FoundationEssentials

/// JSON of what the module keeps between builds.
enum JSON {
  static func encode(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // Encoding fails for numbers that are not finite alone, and the records have none.
    return (try? Array(encoder.encode(value))) ?? []
  }

  static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }
}
