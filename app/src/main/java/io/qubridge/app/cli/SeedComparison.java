package io.qubridge.app.cli;

import io.qubridge.app.comparison.Answer;
import io.qubridge.app.comparison.Comparison;
import io.qubridge.app.comparison.ComparisonRow;
import io.qubridge.app.comparison.Execution;
import io.qubridge.app.comparison.HybridRuns;
import io.qubridge.app.comparison.NoiseRuns;
import io.qubridge.app.comparison.NoiseStudy;
import io.qubridge.app.comparison.Predictions;
import io.qubridge.app.comparison.SizeBaseline;
import io.qubridge.app.data.DecodedImages;
import io.qubridge.app.data.Part;
import io.qubridge.app.layer.VariationalCircuit;
import io.qubridge.app.model.Classifier;
import io.qubridge.app.model.ModelKind;
import io.qubridge.app.training.EpochRecord;
import io.qubridge.app.training.ExperimentData;
import io.qubridge.app.training.RunPlan;
import io.qubridge.app.training.TrainingResult;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.Matrix;
import io.qubridge.spi.Backend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A comparison from one seed: trains its models, then runs them on its test images in all the ways
 * that were asked for.
 */
final class SeedComparison {
  private final ActiveRun run;
  private final RunPlan plan;
  private final ComparisonBackends backends;
  private final OutputOptions output;
  private final ExperimentData data;
  private final List<Integer> labels;
  private final Map<ModelKind, TrainingResult> results = new EnumMap<>(ModelKind.class);
  private final List<Answer> answers = new ArrayList<>();
  private Optional<NoiseStudy> noise = Optional.empty();

  private SeedComparison(
      ActiveRun run,
      RunPlan plan,
      String folder,
      ComparisonBackends backends,
      OutputOptions output) {
    this.run = run;
    this.plan = plan;
    this.backends = backends;
    this.output = output;
    data = run.load(plan, folder);
    labels = Arrays.stream(data.labels(Part.TEST)).boxed().toList();
  }

  /**
   * Does it.
   *
   * @param plan with the seed
   * @param folder within the run's folder; empty for the folder itself
   */
  static SeedComparison run(
      ActiveRun run,
      RunPlan plan,
      String folder,
      ComparisonBackends backends,
      OutputOptions output) {
    SeedComparison comparison = new SeedComparison(run, plan, folder, backends, output);
    comparison.train(folder);
    comparison.answer();
    return comparison;
  }

  /** Its images. */
  ExperimentData data() {
    return data;
  }

  /** Its trained models. */
  List<Comparison.TrainedModel> models() {
    List<Comparison.TrainedModel> models = new ArrayList<>();
    results.forEach(
        (kind, result) ->
            models.add(
                new Comparison.TrainedModel(
                    kind.label(),
                    result.model().classifier().network().numParams(),
                    result.history().bestEpoch(),
                    result.ending().label(),
                    result.collapsed(),
                    result.history().epochs())));
    return models;
  }

  /** Whether any model gives every image to one class. */
  boolean collapsed() {
    return results.values().stream().anyMatch(TrainingResult::collapsed);
  }

  /** Its rows. */
  List<ComparisonRow> rows() {
    return ComparisonRow.of(
        answers,
        Arrays.stream(data.split().indices(Part.TEST))
            .mapToObj(index -> data.dataset().samples().get(index).subject())
            .toList());
  }

  /** The noise that it simulated. */
  Optional<NoiseStudy> noise() {
    return noise;
  }

  private void train(String folder) {
    for (ModelKind kind : plan.models()) {
      boolean first = folder.isEmpty();
      String name = first ? kind.label() : kind.label() + ", seed " + plan.training().seed();
      String subfolder = first ? kind.label() : folder + "/" + kind.label();
      results.put(kind, run.train(plan, kind, name, subfolder, data, backends.simulator()));
    }
  }

  private void answer() {
    List<String> classes = data.dataset().classes();
    answers.add(Answer.majority(data.labels(Part.TRAINING), labels, classes));
    answers.add(
        Answer.size(
            SizeBaseline.fit(sizes(Part.TRAINING), data.labels(Part.TRAINING), classes.size()),
            sizes(Part.TEST),
            labels,
            classes.size()));
    results.forEach(
        (kind, result) -> {
          if (kind == ModelKind.HYBRID) {
            answerHybrid(result);
          } else {
            answers.add(answer(kind, result));
          }
        });
  }

  private double[] sizes(Part part) {
    DecodedImages images = data.training().images();
    return IntStream.of(data.split().indices(part)).mapToDouble(images::foreground).toArray();
  }

  private Answer answer(ModelKind kind, TrainingResult result) {
    Classifier classifier = result.model().classifier();
    classifier.execution().backend(backends.simulator()).accuracy(Accuracy.exact());
    try (ProgressDisplay progress = output.progress("evaluating " + kind.label())) {
      Matrix probabilities =
          classifier.probabilities(
              data.training().images(),
              data.training().standardisation(),
              data.split().indices(Part.TEST),
              progress);
      return Answer.of(name(kind), new Predictions(labels, probabilities), seconds(result));
    }
  }

  private static String name(ModelKind kind) {
    return switch (kind) {
      case CLASSICAL -> Comparison.CLASSICAL;
      case HYBRID -> Comparison.HYBRID;
      case DENSE -> "dense in place of circuit";
      case UNENTANGLED -> "circuit without entanglers";
      case FROZEN -> "circuit frozen at random";
    };
  }

  private static OptionalDouble seconds(TrainingResult result) {
    return result.history().epochs().stream().mapToDouble(EpochRecord::seconds).average();
  }

  private void answerHybrid(TrainingResult result) {
    HybridRuns test = runs(result, Part.TEST);
    answers.add(test.answer(labels, seconds(result)));
    RunPlan.Evaluations evaluations = plan.evaluations().orElseThrow();
    for (long shots : evaluations.shots()) {
      Execution execution = Execution.shots(ComparisonOptions.SIMULATOR, shots);
      answers.add(test.answer(labels, execution, test.outputs(execution, backends.simulator())));
    }
    if (backends.noise().present()) {
      answerWithNoise(result, test);
    }
    backends.other().ifPresent(backend -> answerElsewhere(test, backend, evaluations.shots()));
  }

  private void answerWithNoise(TrainingResult result, HybridRuns test) {
    NoiseRuns runs = backends.noise().runs(plan);
    NoiseStudy study = study(result, runs.scale().orElse(0));
    answers.addAll(runs.answers(test, labels, study));
    noise = Optional.of(study);
  }

  private NoiseStudy study(TrainingResult result, double scale) {
    VariationalCircuit circuit = plan.network().quantum().orElseThrow().circuit();
    Backend simulator = backends.noise().at(scale);
    HybridRuns validation = runs(result, Part.VALIDATION);
    Matrix noisy = validation.outputs(Execution.noise(scale), simulator);
    TreeSet<Integer> qubits = new TreeSet<>();
    simulator
        .prepare(circuit.toCircuit(), circuit.toObservables())
        .circuit()
        .operations()
        .forEach(operation -> qubits.addAll(operation.qubits()));
    return new NoiseStudy(
        backends.noise().settings(),
        scale,
        backends.noise().device(),
        List.copyOf(qubits),
        backends.noise().prove(circuit),
        NoiseStudy.fit(circuit.observables(), validation.exact(), noisy),
        noisy.rows());
  }

  private void answerElsewhere(HybridRuns test, Backend backend, List<Long> shots) {
    String id = plan.network().quantum().orElseThrow().execution().backend();
    for (long number : shots) {
      Execution execution = Execution.shots(id, number).with(backends.correction());
      run.tell("running the test images: " + execution.name());
      answers.add(test.answer(labels, execution, test.outputs(execution, backend)));
    }
  }

  private HybridRuns runs(TrainingResult result, Part part) {
    Classifier hybrid = result.model().classifier();
    try (ProgressDisplay progress = output.progress("evaluating hybrid")) {
      return new HybridRuns(
          hybrid,
          hybrid.gathered(
              data.training().images(),
              data.training().standardisation(),
              data.split().indices(part),
              progress),
          backends.simulator(),
          plan.training().seed());
    }
  }
}
