#if hasFeature(Embedded)
public import AnswerChecking

extension AnswerHost {
  /// Judges equations, and whatever else is asked.
  public static func answerEquations() { answer { EquationJudge.reply(to: $0) } }
}

#endif
