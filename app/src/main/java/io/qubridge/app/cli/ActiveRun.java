package io.qubridge.app.cli;

import io.qubridge.app.data.DatasetSummary;
import io.qubridge.app.data.ImageDataset;
import io.qubridge.app.model.ModelException;
import io.qubridge.app.model.ModelKind;
import io.qubridge.app.training.ExperimentData;
import io.qubridge.app.training.RunFolder;
import io.qubridge.app.training.RunPlan;
import io.qubridge.app.training.Trainer;
import io.qubridge.app.training.TrainingResult;
import io.qubridge.spi.Backend;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A run at work: its folder, its plan, its log. Closing it lets other processes have the folder.
 */
final class ActiveRun implements AutoCloseable {
  private final RunFolder folder;
  private final RunPlan plan;
  private final OutputOptions output;
  private final RunLog log;
  private final Farewell farewell;

  private ActiveRun(RunFolder folder, RunPlan plan, OutputOptions output, boolean resumed) {
    this.folder = folder;
    this.plan = plan;
    this.output = output;
    this.log = new RunLog(folder.path());
    log.add((resumed ? "continued: " : "begun: ") + plan.command());
    farewell = new Farewell(output, plan.command() + " --resume " + folder.path());
  }

  /**
   * Begins a run, or takes one up.
   *
   * @param newPlan makes the plan of a new run from its images
   * @param images which images a new run takes
   * @param command the command's name; a run of another command is refused
   */
  static ActiveRun open(
      RunOptions options,
      OutputOptions output,
      String command,
      RunPlan.Images images,
      Function<ImageDataset, RunPlan> newPlan) {
    RunPlan plan = options.resumes() ? null : newPlan.apply(ExperimentData.find(images));
    RunFolder folder = options.open();
    try {
      if (plan == null) {
        plan = RunPlan.read(folder.path());
        requireCommand(plan, command, folder.path());
      } else {
        plan.write(folder.path());
      }
      return new ActiveRun(folder, plan, output, options.resumes());
    } catch (RuntimeException failure) {
      folder.close();
      throw failure;
    }
  }

  private static void requireCommand(RunPlan plan, String command, Path folder) {
    if (!plan.command().equals(command)) {
      throw new ModelException(
          "'"
              + folder
              + "' holds a run of '"
              + plan.command()
              + "'; continue it with: qubridge "
              + plan.command()
              + " --resume "
              + folder);
    }
  }

  RunPlan plan() {
    return plan;
  }

  Path path() {
    return folder.path();
  }

  RunLog log() {
    return log;
  }

  /** Finds, splits and decodes the images and tells the user about them. */
  ExperimentData load() {
    return load(plan, "");
  }

  /**
   * The same for the run from another seed.
   *
   * @param seeded this run's plan with that seed
   * @param subfolder of the run's folder that keeps the split; empty for the folder itself
   */
  ExperimentData load(RunPlan seeded, String subfolder) {
    ImageDataset dataset = ExperimentData.find(seeded.data());
    ExperimentData data;
    try (ProgressDisplay progress = output.progress("loading images")) {
      data = ExperimentData.load(seeded, dataset, folder(subfolder), progress);
    }
    DatasetSummary summary = data.summary();
    DataTable.lines(summary).forEach(line -> tell(line));
    return data;
  }

  /**
   * Trains one of the plan's models, or takes up its training.
   *
   * @param subfolder of the run's folder that the model goes to; empty for the folder itself
   * @param backend runs the circuits
   */
  TrainingResult train(ModelKind kind, String subfolder, ExperimentData data, Backend backend) {
    return train(plan, kind, kind.label(), subfolder, data, backend);
  }

  /**
   * The same for the run from another seed.
   *
   * @param seeded this run's plan with that seed
   * @param name of the model for the user
   */
  TrainingResult train(
      RunPlan seeded,
      ModelKind kind,
      String name,
      String subfolder,
      ExperimentData data,
      Backend backend) {
    try (TrainingDisplay display = new TrainingDisplay(name, output, log)) {
      Trainer trainer =
          new Trainer(
              seeded.network(kind), seeded.training(), data.training(), folder(subfolder), display);
      trainer.execution().backend(backend).prepare();
      return trainer.train();
    }
  }

  private Path folder(String subfolder) {
    return subfolder.isEmpty() ? folder.path() : folder.folder(subfolder);
  }

  /** Tells the user and the log. */
  void tell(String line) {
    output.note(line);
    log.add(line);
  }

  @Override
  public void close() {
    farewell.close();
    folder.close();
  }
}
