package io.qubridge.braket.task;

import io.qubridge.braket.program.TaskPlan;
import io.qubridge.execution.RequestId;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.braket.BraketClient;
import software.amazon.awssdk.services.braket.model.ConflictException;
import software.amazon.awssdk.services.braket.model.GetDeviceResponse;
import software.amazon.awssdk.services.braket.model.QuantumTaskAdditionalAttributeName;
import software.amazon.awssdk.services.braket.model.QuantumTaskSummary;
import software.amazon.awssdk.services.braket.model.ResourceNotFoundException;
import software.amazon.awssdk.services.braket.model.SearchQuantumTasksFilter;
import software.amazon.awssdk.services.braket.model.SearchQuantumTasksFilterOperator;
import software.amazon.awssdk.services.braket.model.SearchQuantumTasksRequest;
import software.amazon.awssdk.services.braket.model.SearchQuantumTasksResponse;
import software.amazon.awssdk.services.braket.model.SearchSpendingLimitsFilter;
import software.amazon.awssdk.services.braket.model.SearchSpendingLimitsFilterOperator;
import software.amazon.awssdk.services.braket.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.braket.model.SpendingLimitSummary;
import software.amazon.awssdk.services.braket.model.ValidationException;

/**
 * The calls of Amazon Braket that the plugin makes. Clients are made at the first call. Safe for
 * several threads.
 */
public final class TaskClient implements AutoCloseable {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 500;

  private final AwsAccess access;
  private AwsClients clients;
  private String bucket;

  /** Calls for one device; nothing is opened yet. */
  public TaskClient(AwsAccess access) {
    this.access = access;
  }

  /** What the service says about the device. */
  public GetDeviceResponse device() {
    return call(
        "look up device " + access.device().name(), b -> b.getDevice(r -> r.deviceArn(arn())));
  }

  /**
   * Creates a task and gives its ARN; the same task again where the token was seen before.
   *
   * @return empty where the account has as many tasks as it may
   */
  Optional<String> create(TaskPlan.Task task, TaskOwner owner) {
    String target = bucket();
    try {
      return Optional.of(
          clients()
              .braket()
              .createQuantumTask(
                  r ->
                      r.clientToken(owner.clientToken())
                          .deviceArn(arn())
                          .action(task.action())
                          .shots(task.shots())
                          .outputS3Bucket(target)
                          .outputS3KeyPrefix(access.prefix())
                          .tags(owner.tags()))
              .quantumTaskArn());
    } catch (SdkException failure) {
      BackendException known =
          AwsErrors.of("create a quantum task on " + access.device().name(), failure, true);
      boolean doubtful = known instanceof TransportException;
      if (failure instanceof ServiceQuotaExceededException && !doubtful) {
        return Optional.empty();
      }
      throw known;
    }
  }

  /** How far a task is; empty where the service does not know it, or right after its creation. */
  Optional<TaskState> state(String taskArn) {
    try {
      return Optional.of(
          TaskState.of(
              clients()
                  .braket()
                  .getQuantumTask(
                      r ->
                          r.quantumTaskArn(taskArn)
                              .additionalAttributeNames(
                                  QuantumTaskAdditionalAttributeName.QUEUE_INFO))));
    } catch (ResourceNotFoundException unknown) {
      return Optional.empty();
    } catch (SdkException failure) {
      throw AwsErrors.of("look up task " + taskArn, failure, false);
    }
  }

  /** Asks for a task to be cancelled; one that has ended stays as it is. */
  void cancel(String taskArn) {
    try {
      clients()
          .braket()
          .cancelQuantumTask(
              r -> r.quantumTaskArn(taskArn).clientToken(TaskOwner.token("cancel " + taskArn)));
    } catch (ConflictException | ValidationException ended) {
      // Both are what the service may answer about a task that cannot be cancelled any more.
      return;
    } catch (SdkException failure) {
      throw AwsErrors.of("cancel task " + taskArn, failure, false);
    }
  }

  /**
   * The tasks of a request that the service knows, by their tags, since it has no filter for them.
   *
   * @return empty if there is none
   * @throws BackendException if the account has too many tasks to look through
   */
  Optional<FoundTasks> find(RequestId request) {
    List<QuantumTaskSummary> own = new ArrayList<>();
    String next = null;
    for (int page = 0; page < MOST_PAGES; page++) {
      SearchQuantumTasksResponse answer = search(next);
      for (QuantumTaskSummary task : answer.quantumTasks()) {
        if (TaskOwner.isOf(request, task)) {
          own.add(task);
        }
      }
      next = answer.nextToken();
      if (next == null) {
        return own.isEmpty() ? Optional.empty() : Optional.of(FoundTasks.of(own));
      }
    }
    throw new BackendException(
        Category.EXTERNAL,
        "Amazon Braket has more than "
            + PAGE * MOST_PAGES
            + " tasks of this account on "
            + access.device().name()
            + ", too many to look for request "
            + request);
  }

  private SearchQuantumTasksResponse search(String next) {
    SearchQuantumTasksRequest request =
        SearchQuantumTasksRequest.builder()
            .filters(
                List.of(
                    SearchQuantumTasksFilter.builder()
                        .name("deviceArn")
                        .operator(SearchQuantumTasksFilterOperator.EQUAL)
                        .values(arn())
                        .build()))
            .maxResults(PAGE)
            .nextToken(next)
            .build();
    return call("search for tasks", b -> b.searchQuantumTasks(request));
  }

  /** The account's spending limits on the device, one line each. */
  public List<String> spendingLimits() {
    SearchSpendingLimitsFilter device =
        SearchSpendingLimitsFilter.builder()
            .name("deviceArn")
            .operator(SearchSpendingLimitsFilterOperator.EQUAL)
            .values(arn())
            .build();
    List<SpendingLimitSummary> limits =
        call(
                "look up spending limits",
                b -> b.searchSpendingLimits(r -> r.filters(List.of(device))))
            .spendingLimits();
    return limits.stream().map(this::line).toList();
  }

  private String line(SpendingLimitSummary limit) {
    String period =
        limit.timePeriod() == null
            ? ""
            : ", from " + limit.timePeriod().startAt() + " to " + limit.timePeriod().endAt();
    return AwsErrors.oneLine(
        "AWS spending limit on "
            + access.device().name()
            + ": $"
            + limit.spendingLimit()
            + ", spent $"
            + limit.totalSpend()
            + ", queued $"
            + limit.queuedSpend()
            + period);
  }

  /** Reads results. */
  S3ResultReader results() {
    return new S3ResultReader(clients().s3());
  }

  private String arn() {
    return access.device().text();
  }

  private <T> T call(String what, Function<BraketClient, T> call) {
    try {
      return call.apply(clients().braket());
    } catch (SdkException failure) {
      throw AwsErrors.of(what, failure, false);
    }
  }

  /** The bucket for results; without a setting the one that Braket's tools use by default. */
  private synchronized String bucket() {
    if (bucket == null) {
      AwsClients open = clients();
      try {
        bucket =
            access
                .bucket()
                .orElseGet(() -> "amazon-braket-" + open.region() + "-" + open.account());
      } catch (SdkException failure) {
        throw AwsErrors.of("find out the account for its default bucket", failure, false);
      }
    }
    return bucket;
  }

  private synchronized AwsClients clients() {
    if (clients == null) {
      clients = AwsClients.open(access);
    }
    return clients;
  }

  @Override
  public synchronized void close() {
    if (clients != null) {
      clients.close();
      clients = null;
    }
  }
}
