// What comparing two programs can give, as facts. The sentences are in Verdict+Text.swift.
//
// Texts in facts are names, elements and expressions as they are typed. "Candidate" is the program
// that is judged, a student's; "reference" is the one it is measured by.

/// Whether a program computes what the reference computes.
package enum Verdict: Hashable, Sendable {
  /// All outputs agree at all the sizes that were tried.
  case equivalent([[NamedSize]])
  /// An output differs.
  case different(Counterexample)
  /// The programs do not have the same inputs and outputs: nothing was computed.
  case incomparable([Mismatch])
  /// A program could not be run.
  case notRun(Stop)

  /// Why a program could not be run.
  package enum Stop: Hashable, Sendable {
    case candidate(InterpreterError)
    case reference(InterpreterError)
  }
}

/// A size or an index, and its value.
package struct NamedSize: Hashable, Sendable {
  package var name: String
  package var value: Int

  package init(name: String, value: Int) {
    self.name = name
    self.value = value
  }
}

/// How the inputs or outputs of two programs differ.
package enum Mismatch: Hashable, Sendable {
  /// An output of the reference that the candidate does not have, and a name that is like it.
  case missingOutput(String, similar: String?)
  /// A tensor that is read and never defined, and that the reference defines.
  case undefined(String)
  /// A tensor that is read and that the reference does not have, and a name that is like it.
  case unknownInput(String, similar: String?)
  /// An input of the reference that the candidate defines.
  case definedInput(String)
  /// A tensor with another number of indices.
  case rank(String, expected: Int, found: Int)
  /// A tensor whose indices stand in another order.
  case order(String, expected: String, found: String)
  /// An index of a tensor, counted from 1, with another range.
  case range(String, dimension: Int, expected: String, found: String)
}

/// Where two programs differ, and why if that is known.
package struct Counterexample: Hashable, Sendable {
  /// The name of the first output that differs.
  package var output: String
  /// The indices of the first element that differs, with their letters.
  package var place: [NamedSize]
  /// The candidate's element.
  package var found: Double
  /// The reference's element.
  package var expected: Double
  /// The sizes at which this was computed.
  package var sizes: [NamedSize]
  /// Inputs of the reference that the candidate never reads.
  package var unusedInputs: [String]
  /// Tensors of both programs whose definitions disagree even where they are given the same
  /// values for everything else.
  package var suspects: [String]
  /// What separates the programs: with all these changes the outputs agree.
  package var nearMisses: [NearMiss]
}

/// A change that makes the candidate equal to the reference.
package struct NearMiss: Hashable, Sendable {
  /// The tensor whose definition is concerned.
  package var tensor: String
  package var change: Change

  package init(_ tensor: String, _ change: Change) {
    self.tensor = tensor
    self.change = change
  }

  /// What the candidate has done to the reference.
  package enum Change: Hashable, Sendable {
    /// A gate and 1 minus the gate have changed places.
    case complementedGate(String)
    /// One of the two stands where the other should.
    case complemented(String)
    case otherSign(String)
    case missingTerm(String)
    case missingFactor(String)
    case extraTerm(String)
    case extraFactor(String)
    /// An element whose indices have changed places.
    case transposed(expected: String, found: String)
    /// An element at a neighbouring index.
    case shifted(expected: String, found: String)
    /// An element of another tensor.
    case otherTensor(expected: String, found: String)
    /// Two tensors have changed places.
    case exchangedTensors(String, String)
    /// An element with another letter.
    case otherIndex(expected: String, found: String)
    /// An element with a capital for a small letter.
    case capital(expected: String, found: String)
    case otherFunction(expected: String, found: String)
    case missingFunction(String)
    case extraFunction(String)
    case missingPower(String)
    /// softmax over another index.
    case otherSoftmax(expected: String, found: String)
    /// += for -=, or = for +=.
    case otherAssignment(expected: String, found: String)
    case missingStatement(String)
    case extraStatement(String)
    /// All elements are this multiple of what they should be.
    case multiple(String)
    case otherPadding(expected: String, found: String)
  }
}
