package io.qubridge.app.cli;

import io.qubridge.app.comparison.Answer;
import io.qubridge.app.comparison.ComparisonRow;
import io.qubridge.app.comparison.Predictions;
import io.qubridge.app.data.DecodedImages;
import io.qubridge.app.data.ImageDataset;
import io.qubridge.app.data.Part;
import io.qubridge.app.data.SavedSplit;
import io.qubridge.app.model.AtomicFile;
import io.qubridge.app.model.ModelException;
import io.qubridge.app.model.SavedModel;
import io.qubridge.app.training.EvaluationPlan;
import io.qubridge.app.training.ExperimentData;
import io.qubridge.app.training.RunFolder;
import io.qubridge.app.training.RunLedger;
import io.qubridge.app.training.RunPlan;
import io.qubridge.spi.Backend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores a trained classifier on images. */
@Command(
    name = "evaluate",
    description = {
      "Scores a trained classifier on images: on the test part of its own split where the images"
          + " are those that it was split from, else on all of them."
    })
final class EvaluateCommand implements Runnable {
  private static final String METRICS = "metrics.json";

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MODEL",
      description = "Folder of a trained model.")
  private Path model;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Images; where absent those that the model was trained on.")
  private Path folder;

  @Option(
      names = "--part",
      paramLabel = "PART",
      description =
          "training, validation, test or all (default: test where the images are the model's own,"
              + " else all).")
  private String part;

  @Mixin private BackendOptions backend;
  @Mixin private RunOptions runs;
  @Mixin private OutputOptions output;

  @Override
  public void run() {
    if (model == null != runs.resumes()) {
      throw new ParameterException(
          spec.commandLine(),
          runs.resumes()
              ? "a model cannot be named with --resume: an evaluation goes on as it was begun"
              : "name the folder of a trained model");
    }
    if (runs.resumes()) {
      resume();
    } else if (backend.dryRun()) {
      SavedModel saved = SavedModel.read(model);
      int images = choose(dataset(saved)).length;
      backend.rehearse(
          saved.card().network(), backend.accuracy(), rehearsal -> rehearsal.infer(images), output);
    } else {
      begin();
    }
  }

  /** Evaluates in a folder of its own where jobs are paid or the user names one. */
  private void begin() {
    Optional<RunLedger> ledger = backend.ledger(UUID.randomUUID().toString());
    SavedModel saved = SavedModel.read(model);
    if (ledger.isEmpty() && !runs.named()) {
      print(score(saved, ledger));
      return;
    }
    try (Backend unpaid = backend.open(output, Optional.empty())) {
      backend.apply(saved.classifier(), unpaid); // what can be refused is, before a folder is made
    }
    try (RunFolder run = runs.open()) {
      plan(saved, ledger).write(run.path());
      score(saved, ledger, run);
    }
  }

  private void resume() {
    try (RunFolder run = runs.open()) {
      EvaluationPlan plan = EvaluationPlan.read(run.path());
      model = Path.of(plan.model());
      folder = plan.data().map(Path::of).orElse(null);
      part = plan.part().orElse(null);
      backend.restore(plan);
      SavedModel saved = SavedModel.read(model);
      if (!saved.card().weights().equals(plan.weights())) {
        throw new ModelException(
            "'" + model + "' has changed since '" + run.path() + "' was begun; start a new one");
      }
      score(saved, plan.ledger(), run);
    }
  }

  private EvaluationPlan plan(SavedModel saved, Optional<RunLedger> ledger) {
    return new EvaluationPlan(
        EvaluationPlan.FORMAT,
        model.toAbsolutePath().normalize().toString(),
        saved.card().weights(),
        Optional.ofNullable(folder).map(path -> path.toAbsolutePath().normalize().toString()),
        Optional.ofNullable(part),
        backend.id(),
        backend.given(),
        backend.shots().stream().boxed().findFirst(),
        backend.seed(),
        ledger);
  }

  @SuppressWarnings("try") // the resource is the scope: who interrupts it hears how to go on
  private void score(SavedModel saved, Optional<RunLedger> ledger, RunFolder run) {
    try (Farewell farewell = new Farewell(output, "evaluate --resume " + run.path())) {
      ComparisonRow row = score(saved, ledger);
      AtomicFile.write(
          run.path().resolve(METRICS), out -> Json.print(out, ComparisonJson.row(row)));
      print(row);
    }
  }

  private ComparisonRow score(SavedModel saved, Optional<RunLedger> ledger) {
    ImageDataset dataset = dataset(saved);
    saved.requireClasses(dataset);
    int[] indices = choose(dataset);
    try (Backend runner = backend.open(output, ledger)) {
      backend.apply(saved.classifier(), runner);
      DecodedImages images;
      try (ProgressDisplay progress = output.progress("loading images")) {
        images = DecodedImages.load(dataset, saved.card().preprocessing().transform(), progress);
      }
      saved.requireFits(images);
      return score(saved, images, indices);
    }
  }

  private ImageDataset dataset(SavedModel saved) {
    if (folder != null) {
      return ExperimentData.find(
          new RunPlan.Images(
              Optional.of(folder.toString()), 0, saved.card().preprocessing().transform(), 0));
    }
    return ExperimentData.find(RunPlan.read(runFolder()).data());
  }

  /** The run that the model is of: its own folder, or the one above in a run of several models. */
  private Path runFolder() {
    Path own = Files.isDirectory(model) ? model : model.toAbsolutePath().getParent();
    Path above = own.toAbsolutePath().getParent();
    if (Files.exists(own.resolve(RunPlan.FILE))) {
      return own;
    }
    if (above != null && Files.exists(above.resolve(RunPlan.FILE))) {
      return above;
    }
    throw new ModelException(
        "'" + model + "' does not tell which images it was trained on; name images with --data");
  }

  private int[] choose(ImageDataset dataset) {
    Path own = Files.isDirectory(model) ? model : model.toAbsolutePath().getParent();
    Path file = own.resolve(SavedModel.SPLIT);
    Optional<SavedSplit> split =
        Files.exists(file)
            ? Optional.of(SavedSplit.read(file)).filter(s -> s.matches(dataset))
            : Optional.empty();
    String wanted = part == null ? (split.isPresent() ? Part.TEST.label() : "all") : part;
    if (wanted.equals("all")) {
      output.note("evaluating on all " + dataset.size() + " images of " + dataset.description());
      return IntStream.range(0, dataset.size()).toArray();
    }
    Part chosen =
        Arrays.stream(Part.values())
            .filter(known -> known.label().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--part is '" + wanted + "'; known: training, validation, test, all"));
    SavedSplit parts =
        split.orElseThrow(
            () ->
                new ModelException(
                    "the images are not those that '"
                        + model
                        + "' was split from; leave --part out to evaluate on all of them"));
    int[] indices = parts.in(dataset).indices(chosen);
    output.note(
        "evaluating on the "
            + indices.length
            + " "
            + wanted
            + " images of "
            + dataset.description());
    return indices;
  }

  private ComparisonRow score(SavedModel saved, DecodedImages images, int[] indices) {
    List<Integer> labels = Arrays.stream(indices).mapToObj(i -> images.dataset().label(i)).toList();
    try (ProgressDisplay progress = output.progress("evaluating")) {
      Predictions predictions =
          new Predictions(
              labels,
              saved
                  .classifier()
                  .probabilities(
                      images, saved.card().preprocessing().standardisation(), indices, progress));
      return ComparisonRow.of(Answer.of(name(saved), predictions, OptionalDouble.empty()));
    }
  }

  private String name(SavedModel saved) {
    String kind = saved.card().network().kind().label();
    if (saved.card().network().quantum().isEmpty()) {
      return kind;
    }
    String accuracy =
        backend.shots().isPresent() ? Figures.count(backend.shots().getAsLong(), "shot") : "exact";
    return kind + ", " + accuracy + " on " + backend.id();
  }

  private void print(ComparisonRow row) {
    if (output.json()) {
      Json.print(output.terminal().out(), ComparisonJson.row(row));
      return;
    }
    output.terminal().out().print(ComparisonTable.rows(List.of(row), output.terminal()));
    output
        .terminal()
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "loss %.3f, weighted F1 %.3f, confusion %s",
                row.scores().loss(),
                row.scores().weightedF1(),
                row.scores().confusion().counts()));
  }
}
