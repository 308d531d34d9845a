package io.qubridge.app.cli;

import io.qubridge.app.comparison.Comparison;
import io.qubridge.app.comparison.ComparisonRow;
import io.qubridge.app.comparison.SeedStudy;
import io.qubridge.app.data.ImageDataset;
import io.qubridge.app.data.Part;
import io.qubridge.app.data.Split;
import io.qubridge.app.data.Splitter;
import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.model.AtomicFile;
import io.qubridge.app.model.Libraries;
import io.qubridge.app.model.Networks;
import io.qubridge.app.model.QuantumPart;
import io.qubridge.app.report.HtmlReport;
import io.qubridge.app.report.SamplePictures;
import io.qubridge.app.training.ExperimentData;
import io.qubridge.app.training.RunPlan;
import io.qubridge.execution.Accuracy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains a hybrid classifier and its classical twin and shows how they do. */
@Command(
    name = "compare",
    description = {
      "Trains a hybrid classifier and its classical twin on the same images from the same seed, and"
          + " scores both on the test images, beside answers without a network: the hybrid exactly,"
          + " with shots, and with the noise that --noise names.",
      "Training runs on the local simulator; --backend adds a row with shots on another backend."
    })
final class CompareCommand implements Runnable {
  @Mixin private DataOptions data;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;
  @Mixin private ComparisonOptions rows;
  @Mixin private BackendChoice backend;
  @Mixin private RunOptions runs;
  @Mixin private OutputOptions output;

  @Override
  public void run() {
    RunPlan.Images images = data.images(network.preset().imageSize(), backend.seed());
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
                found -> checked(plan(images, found.classes().size())));
        ComparisonBackends backends = ComparisonBackends.open(run.plan(), backend, output)) {
      SeedComparison first = SeedComparison.run(run, run.plan(), "", backends, output);
      Optional<SeedStudy> seeds = seeds(run, first, backends);
      finish(run, first, comparison(run, first, seeds));
    }
  }

  /** Training is on the local simulator, so that only the rows with shots cost anything. */
  private void dryRun(RunPlan.Images images) {
    ImageDataset dataset = ExperimentData.find(images);
    RunPlan plan = plan(images, dataset.classes().size());
    int test = Splitter.split(dataset, images.seed()).size(Part.TEST);
    QuantumPart quantum = plan.network().quantum().orElseThrow();
    RunPlan.Evaluations evaluations = plan.evaluations().orElseThrow();
    DryRun bills = new DryRun(backend.id());
    backend.tally(
        output,
        tally -> {
          for (int k = 0; k < evaluations.repeats(); k++) {
            for (long shots : evaluations.shots()) {
              ExecutionSettings execution = quantum.execution().withAccuracy(Accuracy.shots(shots));
              Networks.rehearsal(plan.network(), execution, tally).infer(test);
            }
          }
          bills.add("command", "the command", tally.take());
        });
    bills.print(output);
  }

  private RunPlan plan(RunPlan.Images images, int classes) {
    ExecutionSettings execution =
        new ExecutionSettings(backend.id(), backend.given(), null, null, network.gradient(), null);
    return new RunPlan(
        RunPlan.FORMAT,
        "compare",
        images,
        rows.models(),
        network.network(images.transform().imageSize(), classes, execution),
        network.standardised(),
        training.settings(network, backend.seed()),
        Optional.of(rows.evaluations(backend)));
  }

  /** Whatever can be refused is refused before a folder is made or an image read. */
  private RunPlan checked(RunPlan plan) {
    plan.models().forEach(plan::network);
    RunPlan capped = backend.checked(plan, output);
    try (ComparisonBackends backends = ComparisonBackends.open(plan, backend, output)) {
      backends.check(plan);
    }
    return capped;
  }

  private Optional<SeedStudy> seeds(
      ActiveRun run, SeedComparison first, ComparisonBackends backends) {
    int repeats = run.plan().evaluations().orElseThrow().repeats();
    if (repeats == 1) {
      return Optional.empty();
    }
    List<Long> seeds = new ArrayList<>(List.of(run.plan().training().seed()));
    List<List<ComparisonRow>> rowsBySeed = new ArrayList<>(List.of(first.rows()));
    List<Long> collapsed = new ArrayList<>();
    if (first.collapsed()) {
      collapsed.add(seeds.get(0));
    }
    for (int k = 1; k < repeats; k++) {
      long seed = seeds.get(0) + k;
      SeedComparison next =
          SeedComparison.run(run, run.plan().withSeed(seed), "seed-" + seed, backends, output);
      seeds.add(seed);
      rowsBySeed.add(next.rows());
      if (next.collapsed()) {
        collapsed.add(seed);
      }
    }
    Split split = first.data().split();
    double testShare = (double) split.size(Part.TEST) / split.size(Part.TRAINING);
    return Optional.of(SeedStudy.of(seeds, testShare, rowsBySeed, collapsed));
  }

  private static Comparison comparison(
      ActiveRun run, SeedComparison first, Optional<SeedStudy> seeds) {
    return new Comparison(
        "compare",
        first.data().summary(),
        first.models(),
        first.rows(),
        first.noise(),
        seeds,
        RunSettings.of(run.plan()),
        Libraries.versions());
  }

  private void finish(ActiveRun run, SeedComparison first, Comparison comparison) {
    Map<String, Object> metrics = ComparisonJson.document(comparison);
    AtomicFile.write(run.path().resolve("metrics.json"), out -> Json.print(out, metrics));
    HtmlReport.write(
        run.path().resolve("report.html"),
        comparison,
        run.plan().network().quantum().orElseThrow().circuit().toCircuit(),
        SamplePictures.of(
            first.data().training().images(), first.data().split().indices(Part.TRAINING)));
    String table = ComparisonTable.text(comparison, output.terminal());
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
