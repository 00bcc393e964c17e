import CJavaScriptCore
import JavaScriptSettings

/// A JavaScript world of its own: one group, one context, used by one thread only.
///
/// The only file that calls JavaScriptCore.
final class JavaScriptContext {
  /// A script that threw, or that ran longer than it may.
  struct Failure: Error, Hashable {
    var message: String
    /// Whether the time limit ended the script; the context should then be replaced.
    var wasTerminated: Bool
  }

  private let group: JSContextGroupRef
  private let context: JSGlobalContextRef

  /// - Parameter timeLimit: The processor time, in seconds, after which a call is ended. Where the
  ///   library does not offer it (it is not in its public headers) calls are not limited.
  init?(timeLimit: Double) {
    JavaScriptSettings.apply()
    guard let group = JSContextGroupCreate() else { return nil }
    Self.limitTime(of: group, to: timeLimit)
    guard let context = JSGlobalContextCreateInGroup(group, nil) else {
      JSContextGroupRelease(group)
      return nil
    }
    self.group = group
    self.context = context
  }

  deinit {
    JSGlobalContextRelease(context)
    JSContextGroupRelease(group)
  }

  /// Runs a script for its effect and its value.
  @discardableResult
  func evaluate(_ script: [UInt8]) throws(Failure) -> JSValueRef? {
    var exception: JSValueRef?
    let text = Self.string(script)
    defer { JSStringRelease(text) }
    let value = JSEvaluateScript(context, text, nil, nil, 1, &exception)
    if let exception { throw failure(exception) }
    return value
  }

  /// A script's value as a function or an object that lives as long as the context.
  func object(_ script: [UInt8]) throws(Failure) -> JSObjectRef {
    guard let value = try evaluate(script), let object = JSValueToObject(context, value, nil) else {
      throw Failure(message: "the script has no value", wasTerminated: false)
    }
    JSValueProtect(context, object)
    return object
  }

  /// Calls a function of one string that gives a string, or an array of bytes.
  func call(_ function: JSObjectRef, _ argument: [UInt8]) throws(Failure) -> [UInt8] {
    let text = Self.string(argument)
    let arguments = [JSValueMakeString(context, text)]
    JSStringRelease(text)
    var exception: JSValueRef?
    let value = JSObjectCallAsFunction(context, function, nil, 1, arguments, &exception)
    if let exception { throw failure(exception) }
    guard let value else { return [] }
    if JSValueGetTypedArrayType(context, value, nil) == kJSTypedArrayTypeUint8Array {
      return elements(of: value)
    }
    return bytes(value)
  }

  /// A copy of an array of bytes that begins where its buffer does.
  private func elements(of array: JSObjectRef) -> [UInt8] {
    let count = JSObjectGetTypedArrayLength(context, array, nil)
    let base = JSObjectGetTypedArrayBytesPtr(context, array, nil)
    return Array(UnsafeRawBufferPointer(start: base, count: base == nil ? 0 : count))
  }

  /// Collects what scripts left behind.
  func collectGarbage() {
    JSGarbageCollect(context)
  }

  /// The UTF-8 of a value's text.
  private func bytes(_ value: JSValueRef) -> [UInt8] {
    guard let text = JSValueToStringCopy(context, value, nil) else { return [] }
    defer { JSStringRelease(text) }
    let capacity = JSStringGetMaximumUTF8CStringSize(text)
    return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let base = buffer.baseAddress else { return }
      count = base.withMemoryRebound(to: CChar.self, capacity: capacity) {
        max(0, JSStringGetUTF8CString(text, $0, capacity) - 1)
      }
    }
  }

  /// JavaScriptCore ends a script by an exception that is no object.
  private func failure(_ exception: JSValueRef) -> Failure {
    Failure(
      message: String(decoding: bytes(exception), as: UTF8.self),
      wasTerminated: !JSValueIsObject(context, exception)
    )
  }

  /// A string of the engine for UTF-8 without NUL.
  private static func string(_ bytes: [UInt8]) -> JSStringRef? {
    (bytes + [0]).withUnsafeBytes {
      JSStringCreateWithUTF8CString($0.baseAddress?.assumingMemoryBound(to: CChar.self))
    }
  }

  /// Exported by the library on every system, but declared in no public header.
  private static func limitTime(of group: JSContextGroupRef, to seconds: Double) {
    typealias SetLimit =
      @convention(c) (
        JSContextGroupRef, Double, UnsafeRawPointer?, UnsafeMutableRawPointer?
      ) -> Void
    guard let symbol = JavaScriptSettings.function("JSContextGroupSetExecutionTimeLimit") else {
      return
    }
    unsafeBitCast(symbol, to: SetLimit.self)(group, seconds, nil, nil)
  }
}
