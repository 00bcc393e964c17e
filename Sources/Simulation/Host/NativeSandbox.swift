#if !hasFeature(Embedded) && os(Linux)

// What a block's process must not do, refused by the kernel: a filter of system calls in the
// machine language of "The BSD Packet Filter" (S. McCanne, V. Jacobson, USENIX 1993), as seccomp(2)
// takes it. It needs no rights and cannot be taken off again.
//
// A block that starts a process, opens a socket or asks the system for random numbers ends by the
// signal SIGSYS. Threads are allowed.

/// The filter of system calls.
enum NativeSandbox {
  /// Puts the filter on this process; on a system without seccomp nothing happens.
  static func close() {
    guard systemCalls.isKnown else { return }
    var program = filter()
    program.withUnsafeMutableBytes { bytes in
      // struct sock_fprog: the number of instructions, and where they are.
      var header: [UInt] = [UInt(bytes.count / 8), UInt(bitPattern: bytes.baseAddress)]
      header.withUnsafeMutableBytes { header in
        let setNoNewPrivileges: Int32 = 38
        let setSeccomp: Int32 = 22
        guard processControl(setNoNewPrivileges, 1, 0, 0, 0) == 0 else { return }
        _ = processControl(setSeccomp, 2, UInt(bitPattern: header.baseAddress), 0, 0)
      }
    }
  }

  /// The instructions: is it this architecture, which call is it, is it among the refused.
  private static func filter() -> [UInt64] {
    let (numberOffset, architectureOffset, flagsOffset): (UInt32, UInt32, UInt32) = (0, 4, 16)
    let threadFlag: UInt32 = 0x1_0000
    var program = [
      instruction(load, architectureOffset),
      instruction(jumpIfEqual, systemCalls.architecture, whenTrue: 1),
      instruction(answer, kill),
      instruction(load, numberOffset),
    ]
    for call in systemCalls.refused {
      program.append(instruction(jumpIfEqual, call, whenFalse: 1))
      program.append(instruction(answer, kill))
    }
    // The C library tries clone3 first, whose flags a filter cannot see, and then clone.
    let noSuchCall: UInt32 = 38
    program += [
      instruction(jumpIfEqual, 435, whenFalse: 1),
      instruction(answer, fail | noSuchCall),
      instruction(jumpIfEqual, systemCalls.clone, whenFalse: 3),
      instruction(load, flagsOffset),
      instruction(jumpIfAnySet, threadFlag, whenTrue: 1),
      instruction(answer, kill),
      instruction(answer, allow),
    ]
    return program
  }

  // MARK: Instructions: struct sock_filter in 64 bits, lowest first

  private static let load: UInt64 = 0x20
  private static let jumpIfEqual: UInt64 = 0x15
  private static let jumpIfAnySet: UInt64 = 0x45
  private static let answer: UInt64 = 0x06
  private static let allow: UInt32 = 0x7fff_0000
  private static let fail: UInt32 = 0x0005_0000
  private static let kill: UInt32 = 0x8000_0000

  private static func instruction(
    _ code: UInt64,
    _ operand: UInt32,
    whenTrue: UInt64 = 0,
    whenFalse: UInt64 = 0
  ) -> UInt64 {
    code | whenTrue << 16 | whenFalse << 24 | UInt64(operand) << 32
  }
}

/// The numbers of system calls on an architecture.
private struct SystemCalls {
  var isKnown = true
  var architecture: UInt32
  var clone: UInt32
  /// execve, execveat, socket, socketpair, getrandom, ptrace; fork and vfork where they exist.
  var refused: [UInt32]
}

#if arch(x86_64)
private let systemCalls = SystemCalls(
  architecture: 0xc000_003e,
  clone: 56,
  refused: [59, 322, 41, 53, 318, 101, 57, 58]
)
#elseif arch(arm64)
private let systemCalls = SystemCalls(
  architecture: 0xc000_00b7,
  clone: 220,
  refused: [221, 281, 198, 199, 278, 117]
)
#else
private let systemCalls = SystemCalls(isKnown: false, architecture: 0, clone: 0, refused: [])
#endif

/// The system's `prctl`, which Swift does not import because it takes any number of arguments.
@_silgen_name("prctl")
private func processControl(
  _ option: Int32,
  _ first: UInt,
  _ second: UInt,
  _ third: UInt,
  _ fourth: UInt
) -> Int32

#endif
