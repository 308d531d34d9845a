package io.qubridge.braket.task;

import io.qubridge.braket.pricing.Billing;
import io.qubridge.braket.program.TaskPlan;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.spi.TransportException;
import io.qubridge.support.PollSchedule;
import io.qubridge.support.PolledJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Creates the tasks of jobs and takes them up again. Safe for several threads.
 *
 * <p>The first task of a job is created by itself, so that what the service refuses is refused
 * before anything is paid. The others follow at once. Where the account has no room for another
 * task, it waits for one of its own to end.
 */
public final class TaskService implements AutoCloseable {
  private final TaskClient client;
  private final Billing billing;
  private final PollSchedule schedule;
  private final OpenTasks open;
  private final Parallel parallel = new Parallel();
  private final String backend;

  /**
   * A service.
   *
   * @param backend the id of the provider, for handles
   * @param schedule when to ask
   * @param most how many tasks may be open at a time
   */
  public TaskService(
      String backend, TaskClient client, Billing billing, PollSchedule schedule, int most) {
    this.backend = backend;
    this.client = client;
    this.billing = billing;
    this.schedule = schedule;
    this.open = new OpenTasks(client, schedule, most, OpenTasks.PATIENCE);
  }

  /** The calls. */
  public TaskClient client() {
    return client;
  }

  /** The most that tasks without shots can cost. */
  public Usage estimate(int tasks) {
    return billing.estimate(tasks, 0);
  }

  /**
   * Creates the tasks of a request.
   *
   * @param digest the request's fingerprint
   * @throws BackendException if the first is refused, or it is not known whether one was accepted
   */
  public Job submit(ExecutionRequest request, String digest, List<TaskPlan.Task> tasks) {
    TaskIds none = new TaskIds(Collections.nCopies(tasks.size(), Optional.empty()));
    SubmittedTasks submitted = create(request.id(), digest, tasks, none);
    return job(request, digest, submitted, Instant.now());
  }

  /**
   * Takes up a job; tasks that it lacks after a crash are looked for, then created.
   *
   * @param tasks the tasks of the request, should they be needed
   * @throws BackendException if the id names no job of this backend
   */
  public Job resume(
      JobHandle handle, ExecutionRequest request, Supplier<List<TaskPlan.Task>> tasks) {
    TaskIds known = TaskIds.parse(handle.jobId());
    if (!known.complete()) {
      Optional<FoundTasks> found = client.find(request.id());
      known = found.isPresent() ? known.or(found.get().tasks()) : known;
    }
    if (known.complete()) {
      known.arns().forEach(arn -> open.add(arn.orElseThrow()));
      return job(request, handle.digest(), new SubmittedTasks(known, Map.of()), handle.submitted());
    }
    List<TaskPlan.Task> all = tasks.get();
    if (all.size() != known.arns().size()) {
      throw new BackendException(
          Category.USER,
          "job "
              + handle.jobId()
              + " has "
              + known.arns().size()
              + " tasks, its request now "
              + all.size()
              + "; use the settings that it was submitted with");
    }
    SubmittedTasks submitted = create(request.id(), handle.digest(), all, known);
    return job(request, handle.digest(), submitted, handle.submitted());
  }

  private Job job(ExecutionRequest request, String digest, SubmittedTasks tasks, Instant when) {
    JobHandle handle = new JobHandle(backend, tasks.ids().text(), request.id(), digest, when);
    RemoteTasks remote = new RemoteTasks(client, open, parallel, billing, tasks);
    return new PolledJob(handle, request, remote, schedule);
  }

  /** The job that the service has for a request; tasks that it lacks are marked in its id. */
  public Optional<JobHandle> find(RequestId request) {
    return client
        .find(request)
        .map(
            found ->
                new JobHandle(
                    backend, found.tasks().text(), request, found.digest(), found.created()));
  }

  private SubmittedTasks create(
      RequestId request, String digest, List<TaskPlan.Task> tasks, TaskIds known) {
    List<Integer> missing = new ArrayList<>();
    for (int index = 0; index < tasks.size(); index++) {
      if (known.arns().get(index).isEmpty()) {
        missing.add(index);
      }
    }
    Map<Integer, String> created = new ConcurrentHashMap<>();
    Map<Integer, BackendException> refusals = new ConcurrentHashMap<>();
    for (int index = 0; index < tasks.size(); index++) {
      known.arns().get(index).ifPresent(open::add);
    }
    if (!missing.isEmpty()) {
      open.awaitRoom(missing.size());
      int first = missing.get(0);
      created.put(
          first, create(tasks.get(first), new TaskOwner(request, digest, first, tasks.size())));
      createOthers(
          missing.subList(1, missing.size()),
          index -> {
            TaskOwner owner = new TaskOwner(request, digest, index, tasks.size());
            return createOrNote(tasks.get(index), owner, created, refusals);
          });
    }
    List<Optional<String>> arns = new ArrayList<>();
    for (int index = 0; index < tasks.size(); index++) {
      Optional<String> own = Optional.ofNullable(created.get(index));
      arns.add(known.arns().get(index).or(() -> own));
    }
    return new SubmittedTasks(new TaskIds(arns), refusals);
  }

  /** Whatever is lost on the way, one task of the job exists by now, so it may not be forgotten. */
  private void createOthers(List<Integer> missing, Function<Integer, TaskOwner> create) {
    try {
      parallel.map(missing, create);
    } catch (TransportException lost) {
      throw new TransportException(lost.getMessage(), true, lost);
    }
  }

  private TaskOwner createOrNote(
      TaskPlan.Task task,
      TaskOwner owner,
      Map<Integer, String> created,
      Map<Integer, BackendException> refusals) {
    try {
      created.put(owner.task(), create(task, owner));
    } catch (TransportException unknown) {
      throw unknown;
    } catch (BackendException refusal) {
      refusals.put(owner.task(), refusal);
    }
    return owner;
  }

  private String create(TaskPlan.Task task, TaskOwner owner) {
    Optional<String> arn = client.create(task, owner);
    while (arn.isEmpty()) {
      if (!open.any()) {
        throw new QuotaExceededException(
            "Amazon Braket has no room for another task of this account; wait for running tasks, or"
                + " ask AWS for a higher quota");
      }
      open.awaitEnd();
      arn = client.create(task, owner);
    }
    open.add(arn.get());
    return arn.get();
  }

  @Override
  public void close() {
    parallel.close();
    client.close();
  }
}
