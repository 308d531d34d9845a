package io.qubridge.braket.task;

import io.qubridge.braket.pricing.Billing;
import io.qubridge.braket.result.AnswerArchive;
import io.qubridge.braket.result.ResultDecoder;
import io.qubridge.braket.result.ResultFiles;
import io.qubridge.braket.result.TaskAnswer;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.execution.Usage;
import io.qubridge.spi.Answer;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.JobFailedException;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.JobState;
import io.qubridge.spi.JobStatus;
import io.qubridge.spi.MalformedResponseException;
import io.qubridge.spi.TransportException;
import io.qubridge.support.RemoteJob;
import io.qubridge.support.RemoteStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The tasks of one job at Amazon Braket: asked for their states together, and done when all have
 * ended.
 */
final class RemoteTasks implements RemoteJob {
  /** How often a task, or the result of a failed set, is looked for before it is given up. */
  private static final int MOST_LOOKS = 5;

  private final TaskClient client;
  private final OpenTasks open;
  private final Parallel parallel;
  private final Billing billing;
  private final SubmittedTasks tasks;
  private final TaskState[] states;
  private final TaskAnswer[] answers;
  private final long[] runningSince;
  private final int[] unknown;
  private int looks;

  RemoteTasks(
      TaskClient client, OpenTasks open, Parallel parallel, Billing billing, SubmittedTasks tasks) {
    this.client = client;
    this.open = open;
    this.parallel = parallel;
    this.billing = billing;
    this.tasks = tasks;
    this.states = new TaskState[tasks.size()];
    this.answers = new TaskAnswer[tasks.size()];
    this.runningSince = new long[tasks.size()];
    this.unknown = new int[tasks.size()];
  }

  @Override
  public synchronized RemoteStatus status() {
    parallel.forEach(tasks.size(), this::refresh);
    List<TaskState> known = Arrays.stream(states).filter(Objects::nonNull).toList();
    if (known.stream().allMatch(TaskState::ended)) {
      return ended(known);
    }
    boolean running = known.stream().anyMatch(state -> state.is("RUNNING") || state.ended());
    OptionalInt position =
        known.stream().map(TaskState::queuePosition).flatMapToInt(OptionalInt::stream).max();
    JobState state = running ? JobState.RUNNING : JobState.QUEUED;
    return new RemoteStatus(new JobStatus(state, position, Optional.empty()), "");
  }

  private RemoteStatus ended(Collection<TaskState> known) {
    if (known.isEmpty() && tasks.size() == 0
        || known.stream().anyMatch(TaskState::mayHaveResults)) {
      return RemoteStatus.of(JobState.COMPLETED);
    }
    boolean cancelled = known.stream().allMatch(state -> state.is("CANCELLED"));
    String reason =
        known.stream().map(TaskState::reason).filter(r -> !r.isEmpty()).findFirst().orElse("");
    JobState state = cancelled ? JobState.CANCELLED : JobState.FAILED;
    return new RemoteStatus(JobStatus.of(state), reason);
  }

  private void refresh(int index) {
    Optional<String> arn = tasks.arn(index);
    if (arn.isEmpty() || (states[index] != null && states[index].ended())) {
      return;
    }
    states[index] = client.state(arn.get()).orElseThrow(() -> unknown(index, arn.get()));
    if (states[index].ended()) {
      open.ended(arn.get());
    } else if (billing.device().simulator() && states[index].is("RUNNING")) {
      stopOverlong(index, arn.get());
    }
  }

  /** The service may not know a task yet that it has just made. */
  private BackendException unknown(int index, String arn) {
    String text = "Amazon Braket does not know task " + arn;
    return ++unknown[index] < MOST_LOOKS
        ? new TransportException(text + " yet", false, null)
        : new BackendException(Category.USER, text + "; check the account and the region");
  }

  /** A simulator is billed by time, so a task that runs longer than was budgeted is stopped. */
  private void stopOverlong(int index, String arn) {
    long now = System.nanoTime();
    if (runningSince[index] == 0) {
      runningSince[index] = now;
    } else if (now - runningSince[index] > billing.longest().toNanos()) {
      client.cancel(arn);
    }
  }

  @Override
  public synchronized Answer answer() {
    looks++;
    parallel.forEach(tasks.size(), this::fetch);
    List<TaskAnswer> all = List.of(answers);
    if (tasks.size() > 0 && all.stream().noneMatch(TaskAnswer::hasResults)) {
      throw new JobFailedException(
          "task " + all.get(0).arn() + " failed and left no results: " + all.get(0).reason());
    }
    Usage usage = new Usage(0, 0, Duration.ZERO, BigDecimal.ZERO);
    for (int index = 0; index < answers.length; index++) {
      usage = usage.plus(usage(index));
    }
    return new Answer(AnswerArchive.write(all), usage);
  }

  private void fetch(int index) {
    if (answers[index] != null) {
      return;
    }
    TaskState state = states[index];
    if (state == null) {
      answers[index] = tasks.refused(index);
      return;
    }
    Map<String, byte[]> objects = state.mayHaveResults() ? objects(state) : Map.of();
    answers[index] =
        new TaskAnswer(tasks.arn(index).orElseThrow(), state.status(), state.reason(), objects);
  }

  private Map<String, byte[]> objects(TaskState state) {
    AtomicLong size = new AtomicLong();
    Optional<byte[]> first = read(state, TaskAnswer.RESULTS);
    if (first.isEmpty() && state.is("FAILED") && looks >= MOST_LOOKS) {
      return Map.of();
    }
    return ResultFiles.collect(
        first.orElseThrow(() -> notYet(state, TaskAnswer.RESULTS)),
        keys -> parallel.map(keys, key -> required(state, key, size)));
  }

  private byte[] required(TaskState state, String key, AtomicLong size) {
    byte[] content = read(state, key).orElseThrow(() -> notYet(state, key));
    if (size.addAndGet(content.length) > AnswerArchive.MOST_BYTES) {
      throw new MalformedResponseException(
          "s3://%s/%s holds more than %d bytes, which no result does"
              .formatted(state.bucket(), state.directory(), AnswerArchive.MOST_BYTES));
    }
    return content;
  }

  private Optional<byte[]> read(TaskState state, String key) {
    return client.results().read(state.bucket(), state.directory() + "/" + key);
  }

  private static BackendException notYet(TaskState state, String key) {
    return new TransportException(
        "s3://" + state.bucket() + "/" + state.directory() + "/" + key + " is not there yet",
        false,
        null);
  }

  private Usage usage(int index) {
    TaskState state = states[index];
    if (state == null) {
      return new Usage(0, 0, Duration.ZERO, BigDecimal.ZERO);
    }
    if (billing.device().simulator()) {
      Duration ran = ResultDecoder.simulated(answers[index]).orElse(billing.longest());
      return billing.simulated(state.shots(), ran);
    }
    boolean failed = !answers[index].hasResults();
    long shots =
        state.successfulShots() >= 0 ? state.successfulShots() : failed ? 0 : state.shots();
    return billing.ran(shots);
  }

  @Override
  public void cancel() {
    parallel.forEach(tasks.size(), index -> tasks.arn(index).ifPresent(client::cancel));
  }

  @Override
  public ExecutionResult decode(JobHandle handle, ExecutionRequest request, Answer answer) {
    return ResultDecoder.decode(handle, request, answer.body(), answer.usage());
  }
}
