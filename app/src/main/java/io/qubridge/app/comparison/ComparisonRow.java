package io.qubridge.app.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One way to answer, with its scores on the test images.
 *
 * @param name what answers, for example {@code hybrid, 1024 shots}
 * @param scores on the test images
 * @param calibration of its certainty
 * @param loss mean cross-entropy in nats; empty where the answers are no probabilities
 * @param secondsPerEpoch mean time of a training epoch; empty where nothing was trained for it
 * @param subjects its accuracy on each subject's images; empty where subjects are unknown
 * @param execution how a hybrid model's circuits ran; empty for all else
 * @param outputError of the circuits' outputs against the exact ones, where they differ
 * @param againstHybrid test against the hybrid model run exactly; empty for that one and where
 *     there is none
 * @param againstClassical test against the classical twin; empty for that one and where there is
 *     none
 */
public record ComparisonRow(
    String name,
    Scores scores,
    Calibration calibration,
    OptionalDouble loss,
    OptionalDouble secondsPerEpoch,
    List<SubjectScore> subjects,
    Optional<Execution> execution,
    Optional<OutputError> outputError,
    Optional<McNemar> againstHybrid,
    Optional<McNemar> againstClassical) {
  /** Copies the list. */
  public ComparisonRow {
    subjects = List.copyOf(subjects);
  }

  /** A row that is compared with nothing. */
  public static ComparisonRow of(Answer answer) {
    return of(answer, List.of(), Optional.empty(), Optional.empty());
  }

  /**
   * The rows of answers to the same images.
   *
   * @param answers in the order of the rows, among them {@code hybrid, exact} and {@code classical}
   * @param subjects of the images
   */
  public static List<ComparisonRow> of(List<Answer> answers, List<Optional<String>> subjects) {
    Optional<Answer> hybrid = find(answers, Comparison.HYBRID);
    Optional<Answer> classical = find(answers, Comparison.CLASSICAL);
    return answers.stream().map(answer -> of(answer, subjects, hybrid, classical)).toList();
  }

  private static ComparisonRow of(
      Answer answer,
      List<Optional<String>> subjects,
      Optional<Answer> hybrid,
      Optional<Answer> classical) {
    Predictions predictions = answer.predictions();
    Scores scores = Scores.of(predictions);
    return new ComparisonRow(
        answer.name(),
        scores,
        Calibration.of(predictions),
        answer.certain() ? OptionalDouble.empty() : OptionalDouble.of(scores.loss()),
        answer.secondsPerEpoch(),
        subjects.isEmpty() ? List.of() : SubjectScore.of(predictions, subjects),
        answer.execution(),
        answer.outputError(),
        against(answer, hybrid),
        against(answer, classical));
  }

  private static Optional<Answer> find(List<Answer> answers, String name) {
    return answers.stream().filter(answer -> answer.name().equals(name)).findFirst();
  }

  private static Optional<McNemar> against(Answer answer, Optional<Answer> reference) {
    return reference
        .filter(other -> !other.name().equals(answer.name()))
        .map(other -> McNemar.of(answer.predictions(), other.predictions()));
  }
}
