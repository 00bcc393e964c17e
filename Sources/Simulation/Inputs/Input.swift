// The inputs of a block: what the reader may change, and what a verification runs the block at.
// Each returns the value of this run, which is the default unless the run asks for another.

import DeterministicMath

/// Declares a whole number.
///
/// - Parameters:
///   - name: The name by which verifications set it; once in a block.
///   - value: The value of the published run.
///   - domain: The values that it can take.
///   - scale: How a slider spreads them.
///   - label: What the page calls it; the name, if empty.
///   - unit: What is written behind the number.
///   - line: The line of the block; left to the compiler.
/// - Returns: The value of this run.
@export(interface)
public func input(
  _ name: String,
  _ value: Int,
  in domain: ClosedRange<Int>,
  scale: InputScale = .linear,
  label: String = "",
  unit: String = "",
  line: Int = #line
) -> Int {
  let declared = ReportedInput(
    name: [UInt8](text: name),
    kind: .integer,
    value: Double(value),
    standard: Double(value),
    domain: Double(domain.lowerBound)...Double(domain.upperBound),
    scale: scale,
    label: [UInt8](text: label),
    unit: [UInt8](text: unit),
    line: line
  )
  return Int(BlockRun.access { $0.declare(declared) })
}

/// Declares a number.
///
/// - Parameters:
///   - name: The name by which verifications set it; once in a block.
///   - value: The value of the published run.
///   - domain: The values that it can take.
///   - scale: How a slider spreads them.
///   - label: What the page calls it; the name, if empty.
///   - unit: What is written behind the number.
///   - line: The line of the block; left to the compiler.
/// - Returns: The value of this run.
@export(interface)
public func input(
  _ name: String,
  _ value: Double,
  in domain: ClosedRange<Double>,
  scale: InputScale = .linear,
  label: String = "",
  unit: String = "",
  line: Int = #line
) -> Double {
  let declared = ReportedInput(
    name: [UInt8](text: name),
    kind: .number,
    value: value,
    standard: value,
    domain: domain,
    scale: scale,
    label: [UInt8](text: label),
    unit: [UInt8](text: unit),
    line: line
  )
  return BlockRun.access { $0.declare(declared) }
}

/// Declares a switch; verifications set it by 0 and 1.
///
/// - Returns: The value of this run.
@export(interface)
public func input(
  _ name: String,
  _ value: Bool,
  label: String = "",
  line: Int = #line
) -> Bool {
  let declared = ReportedInput(
    name: [UInt8](text: name),
    kind: .toggle,
    value: value ? 1 : 0,
    standard: value ? 1 : 0,
    domain: 0...1,
    scale: .linear,
    label: [UInt8](text: label),
    unit: [],
    line: line
  )
  return BlockRun.access { $0.declare(declared) } != 0
}

/// Declares a choice; verifications set it by the index of the option.
///
///     let unit = input("unit", "sigmoid", of: ["sigmoid", "tanh", "relu"])
///     if unit == "tanh" { … }
///
/// - Parameters:
///   - name: The name by which verifications set it; once in a block.
///   - value: The option of the published run.
///   - options: What to choose from.
///   - label: What the page calls it; the name, if empty.
///   - line: The line of the block; left to the compiler.
/// - Returns: The option of this run.
@export(interface)
public func input(
  _ name: String,
  _ value: String,
  of options: [String],
  label: String = "",
  line: Int = #line
) -> InputChoice {
  let choices = [UInt8].texts(options)
  guard let standard = choices.firstIndex(of: [UInt8](text: value)) else {
    fatalError("the choice \(name) has no option \(value)")
  }
  let declared = ReportedInput(
    name: [UInt8](text: name),
    kind: .choice,
    value: Double(standard),
    standard: Double(standard),
    domain: 0...Double(options.count - 1),
    scale: .linear,
    label: [UInt8](text: label),
    unit: [],
    choices: choices,
    line: line
  )
  let index = Int(BlockRun.access { $0.declare(declared) })
  return InputChoice(index: index, name: options[index])
}
