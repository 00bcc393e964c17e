// Modules of WebAssembly, run by JavaScriptCore in this process, as a reader's browser would.

import CJavaScriptCore
import JavaScriptSettings

/// Runs the modules that are compiled for the browser.
package enum WebAssemblyEngine {
  /// A module that is none, or that trapped.
  package struct Failure: Error, Hashable {
    /// What the engine says.
    package var message: String
  }

  /// Runs a module once, in an instance of its own.
  ///
  /// The module imports nothing; `WebAssemblyCompiler` says what it exports. One without
  /// `reserveRequest` takes no request. Nothing limits its time, so that only what is known to end
  /// should be run.
  ///
  /// - Parameters:
  ///   - module: The bytes of the module.
  ///   - request: What the module reads.
  /// - Returns: The report that it left.
  /// - Throws: `Failure`, if it cannot be run to its end.
  package static func run(
    _ module: [UInt8],
    request: [UInt8] = []
  ) async throws(Failure) -> [UInt8] {
    // Minutes of computing belong to a thread of their own, not to one that serves all tasks.
    let result = await onThread { () -> Result<[UInt8], Failure> in
      do throws(Failure) {
        return .success(try JavaScriptWorld().call(script, module, request))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static let script = """
    (module, request) => {
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module), {});
      if (exports.reserveRequest) {
        const address = exports.reserveRequest(request.length) >>> 0;
        new Uint8Array(exports.memory.buffer, address, request.length).set(request);
      }
      exports.__main_argc_argv(0, 0);
      const address = exports.reportAddress() >>> 0;
      return new Uint8Array(exports.memory.buffer, address, exports.reportCount()).slice();
    }
    """
}

/// A JavaScript world of its own, for bytes in and out.
private final class JavaScriptWorld {
  private let context: JSGlobalContextRef

  init() throws(WebAssemblyEngine.Failure) {
    JavaScriptSettings.apply()
    guard let context = JSGlobalContextCreate(nil) else {
      throw .init(message: "JavaScriptCore cannot be started")
    }
    self.context = context
  }

  deinit {
    JSGlobalContextRelease(context)
  }

  /// Calls the function that a script is the expression of.
  func call(
    _ script: String,
    _ arguments: [UInt8]...
  ) throws(WebAssemblyEngine.Failure) -> [UInt8] {
    var exception: JSValueRef?
    let text = JSStringCreateWithUTF8CString(script)
    defer { JSStringRelease(text) }
    let function = JSEvaluateScript(context, text, nil, nil, 1, &exception)
    guard let function, let object = JSValueToObject(context, function, &exception) else {
      throw failure(exception)
    }
    let values = arguments.map { typedArray($0) }
    let value = JSObjectCallAsFunction(context, object, nil, values.count, values, &exception)
    guard let value, let result = JSValueToObject(context, value, &exception) else {
      throw failure(exception)
    }
    let count = JSObjectGetTypedArrayLength(context, result, nil)
    let base = JSObjectGetTypedArrayBytesPtr(context, result, nil)
    return Array(UnsafeRawBufferPointer(start: base, count: base == nil ? 0 : count))
  }

  /// A copy of bytes that JavaScript owns.
  private func typedArray(_ bytes: [UInt8]) -> JSValueRef? {
    let array = JSObjectMakeTypedArray(context, kJSTypedArrayTypeUint8Array, bytes.count, nil)
    guard let array, let base = JSObjectGetTypedArrayBytesPtr(context, array, nil) else {
      return nil
    }
    base.copyMemory(from: bytes, byteCount: bytes.count)
    return array
  }

  private func failure(_ exception: JSValueRef?) -> WebAssemblyEngine.Failure {
    guard let exception, let text = JSValueToStringCopy(context, exception, nil) else {
      return .init(message: "the script has no value")
    }
    defer { JSStringRelease(text) }
    var buffer = [CChar](repeating: 0, count: JSStringGetMaximumUTF8CStringSize(text))
    let count = JSStringGetUTF8CString(text, &buffer, buffer.count)
    let bytes = buffer.prefix(max(count, 1) - 1).map(UInt8.init(bitPattern:))
    return .init(message: String(decoding: bytes, as: UTF8.self))
  }
}
