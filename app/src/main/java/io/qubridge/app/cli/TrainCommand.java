package io.qubridge.app.cli;

import io.qubridge.app.data.ImageDataset;
import io.qubridge.app.data.Part;
import io.qubridge.app.data.Split;
import io.qubridge.app.data.Splitter;
import io.qubridge.app.layer.ExecutionSettings;
import io.qubridge.app.model.ModelKind;
import io.qubridge.app.training.ExperimentData;
import io.qubridge.app.training.RunPlan;
import io.qubridge.app.training.TrainingCost;
import io.qubridge.app.training.TrainingResult;
import io.qubridge.spi.Backend;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains one classifier and saves it. */
@Command(
    name = "train",
    description = {
      "Trains one classifier on images and saves it with everything that 'evaluate' and 'predict'"
          + " need."
    })
final class TrainCommand implements Runnable {
  @Option(
      names = "--model",
      paramLabel = "KIND",
      defaultValue = "hybrid",
      description =
          "hybrid, or a twin: classical without a circuit, dense with dense layers in its place,"
              + " unentangled, or frozen with an untrained circuit (default: ${DEFAULT-VALUE}).")
  private ModelKind kind;

  @Mixin private DataOptions data;
  @Mixin private NetworkOptions network;
  @Mixin private TrainingOptions training;
  @Mixin private BackendOptions backend;
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
                "train",
                images,
                found -> backend.checked(plan(images, found.classes().size()), output));
        Backend runner = backend.openFor(run.plan(), output)) {
      ExperimentData loaded = run.load();
      ModelKind model = run.plan().models().get(0);
      TrainingResult result = run.train(model, "", loaded, runner);
      if (result.collapsed()) {
        run.tell("the model collapsed: it gives every validation image to one class");
      }
      report(run, loaded, result);
    }
  }

  private void dryRun(RunPlan.Images images) {
    ImageDataset dataset = ExperimentData.find(images);
    RunPlan plan = plan(images, dataset.classes().size());
    Split split = Splitter.split(dataset, images.seed());
    DryRun bills = new DryRun(backend.id());
    backend.tally(
        output,
        tally -> {
          TrainingCost cost = TrainingCost.of(plan.network(), plan.training(), split, tally);
          bills.add("step", "one step", cost.step());
          bills.add("epoch", "one epoch", cost.epoch());
          bills.add("command", "at most " + plan.training().epochs() + " epochs", cost.training());
        });
    bills.print(output);
  }

  private RunPlan plan(RunPlan.Images images, int classes) {
    return new RunPlan(
        RunPlan.FORMAT,
        "train",
        images,
        List.of(kind),
        network.network(images.transform().imageSize(), classes, execution()),
        network.standardised(),
        training.settings(network, backend.seed()),
        Optional.empty());
  }

  private ExecutionSettings execution() {
    Long shots = backend.shots().isPresent() ? (Long) backend.shots().getAsLong() : null;
    return new ExecutionSettings(
        backend.id(), backend.given(), shots, null, network.gradient(), null);
  }

  private void report(ActiveRun run, ExperimentData data, TrainingResult result) {
    int best = result.history().bestEpoch();
    double accuracy = result.history().epochs().get(best - 1).validationAccuracy();
    if (output.json()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("model", run.path().toString());
      document.put("kind", run.plan().models().get(0).label());
      document.put("epochs", result.history().size());
      document.put("bestEpoch", best);
      document.put("validationAccuracy", accuracy);
      document.put("ending", result.ending().label());
      document.put("collapsed", result.collapsed());
      document.put("testImages", data.split().size(Part.TEST));
      Json.print(output.terminal().out(), document);
      return;
    }
    String line =
        String.format(
            "%s: best epoch %d of %d (%s), validation accuracy %.3f",
            run.path(), best, result.history().size(), result.ending().label(), accuracy);
    run.log().add(line);
    output.terminal().out().println(line);
    output.note(
        "evaluate it with: qubridge evaluate "
            + run.path()
            + run.plan().data().folder().map(folder -> " --data " + folder).orElse(""));
  }
}
