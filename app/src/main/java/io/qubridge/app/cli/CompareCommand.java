package io.qubridge.app.cli;

import io.qubridge.app.comparison.Comparison;
import io.qubridge.app.comparison.ComparisonRow;
import io.qubridge.app.comparison.Predictions;
import io.qubridge.app.data.ImageDataset;
import io.qubridge.app.data.Part;
import io.qubridge.app.data.Splitter;
import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.model.AtomicFile;
import io.qubridge.app.model.Classifier;
import io.qubridge.app.model.Libraries;
import io.qubridge.app.model.ModelKind;
import io.qubridge.app.report.HtmlReport;
import io.qubridge.app.report.SamplePictures;
import io.qubridge.app.training.EpochRecord;
import io.qubridge.app.training.ExperimentData;
import io.qubridge.app.training.RunPlan;
import io.qubridge.app.training.TrainingResult;
import io.qubridge.execution.Accuracy;
import io.qubridge.spi.Backend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains a hybrid classifier and its classical twin and shows how they do. */
@Command(
    name = "compare",
    description = {
      "Trains a hybrid classifier and its classical twin on the same images from the same seed, and"
          + " scores both on the test images: exactly, and the hybrid with shots.",
      "Training runs on the local simulator; --backend and --shots (default: 1024) say where and"
          + " how accurately the row with shots is run."
    })
final class CompareCommand implements Runnable {
  private static final String TRAINING_BACKEND = "local";
  private static final long DEFAULT_SHOTS = 1024;

  @Mixin private DataOptions data;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;
  @Mixin private BackendOptions backend;
  @Mixin private RunOptions runs;
  @Mixin private OutputOptions output;

  @Override
  public void run() {
    RunPlan.Images images = data.images(backend.seed());
    if (backend.dryRun()) {
      dryRun(images);
      return;
    }
    try (ActiveRun run =
            ActiveRun.open(
                runs,
                output,
                "compare",
                images,
                found -> backend.checked(plan(images, found.classes().size()), output));
        Backend trainer = Plugins.load().open(TRAINING_BACKEND, Map.of());
        Backend runner = backend.openFor(run.plan(), output)) {
      ExperimentData loaded = run.load();
      Map<ModelKind, TrainingResult> results = new EnumMap<>(ModelKind.class);
      for (ModelKind kind : run.plan().models()) {
        results.put(kind, run.train(kind, kind.label(), loaded, trainer));
      }
      List<ComparisonRow> rows = rows(run, loaded, results, trainer, runner);
      finish(run, loaded, comparison(run, loaded, results, rows));
    }
  }

  /** Training is on the local simulator, so that only the row with shots costs anything. */
  private void dryRun(RunPlan.Images images) {
    ImageDataset dataset = ExperimentData.find(images);
    RunPlan plan = plan(images, dataset.classes().size());
    int test = Splitter.split(dataset, images.seed()).size(Part.TEST);
    Accuracy accuracy = Accuracy.shots(plan.evaluationShots().orElse(DEFAULT_SHOTS));
    backend.rehearse(plan.network(), accuracy, rehearsal -> rehearsal.infer(test), output);
  }

  private RunPlan plan(RunPlan.Images images, int classes) {
    ExecutionSettings execution =
        new ExecutionSettings(backend.id(), backend.given(), null, null, network.gradient(), null);
    return new RunPlan(
        RunPlan.FORMAT,
        "compare",
        images,
        List.of(ModelKind.CLASSICAL, ModelKind.HYBRID),
        network.network(images.transform().imageSize(), classes, execution),
        network.standardised(),
        training.settings(network.preset(), backend.seed()),
        OptionalLong.of(backend.shots().orElse(DEFAULT_SHOTS)));
  }

  private List<ComparisonRow> rows(
      ActiveRun run,
      ExperimentData data,
      Map<ModelKind, TrainingResult> results,
      Backend trainer,
      Backend runner) {
    List<ComparisonRow> rows = new ArrayList<>();
    List<Integer> labels = Arrays.stream(data.labels(Part.TEST)).boxed().toList();
    rows.add(ComparisonRow.majority(data.labels(Part.TRAINING), labels, data.dataset().classes()));
    for (ModelKind kind : run.plan().models()) {
      TrainingResult result = results.get(kind);
      Classifier classifier = result.model().classifier();
      classifier.execution().backend(trainer).accuracy(Accuracy.exact());
      String name = kind == ModelKind.HYBRID ? "hybrid, exact" : kind.label();
      rows.add(ComparisonRow.of(name, predict(name, classifier, data, labels), seconds(result)));
    }
    Classifier hybrid = results.get(ModelKind.HYBRID).model().classifier();
    long shots = run.plan().evaluationShots().orElse(DEFAULT_SHOTS);
    hybrid
        .execution()
        .backend(runner)
        .accuracy(Accuracy.shots(shots))
        .seed(run.plan().training().seed());
    String id = run.plan().network().quantum().orElseThrow().execution().backend();
    String name = "hybrid, " + shots + " shots" + (id.equals(TRAINING_BACKEND) ? "" : " on " + id);
    rows.add(ComparisonRow.of(name, predict(name, hybrid, data, labels), OptionalDouble.empty()));
    return rows;
  }

  private Predictions predict(
      String name, Classifier classifier, ExperimentData data, List<Integer> labels) {
    try (ProgressDisplay progress = output.progress("evaluating " + name)) {
      return new Predictions(
          labels,
          classifier.probabilities(
              data.training().images(),
              data.training().standardisation(),
              data.split().indices(Part.TEST),
              progress));
    }
  }

  private static OptionalDouble seconds(TrainingResult result) {
    return result.history().epochs().stream().mapToDouble(EpochRecord::seconds).average();
  }

  private static Comparison comparison(
      ActiveRun run,
      ExperimentData data,
      Map<ModelKind, TrainingResult> results,
      List<ComparisonRow> rows) {
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
    return new Comparison(
        "compare", data.summary(), models, rows, RunSettings.of(run.plan()), Libraries.versions());
  }

  private void finish(ActiveRun run, ExperimentData data, Comparison comparison) {
    Map<String, Object> metrics = ComparisonJson.document(comparison);
    AtomicFile.write(run.path().resolve("metrics.json"), out -> Json.print(out, metrics));
    HtmlReport.write(
        run.path().resolve("report.html"),
        comparison,
        run.plan().network().quantum().orElseThrow().circuit().toCircuit(),
        SamplePictures.of(data.training().images(), data.split().indices(Part.TRAINING)));
    String table = ComparisonTable.text(comparison.rows(), output.terminal());
    table.lines().forEach(run.log()::add);
    if (output.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("run", run.path().toString());
      document.putAll(metrics);
      Json.print(output.terminal().out(), document);
      return;
    }
    output.terminal().out().print(table);
    comparison.conclusions().forEach(output::note);
    output.note("report: " + run.path().resolve("report.html"));
  }
}
