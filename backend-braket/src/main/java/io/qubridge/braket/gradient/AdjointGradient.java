package io.qubridge.braket.gradient;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.qubridge.braket.program.ExactReadout;
import io.qubridge.braket.program.ProgramWriter;
import io.qubridge.braket.program.TaskPlan;
import io.qubridge.braket.result.AnswerArchive;
import io.qubridge.braket.result.ResultDecoder;
import io.qubridge.braket.result.TaskAnswer;
import io.qubridge.braket.task.TaskService;
import io.qubridge.circuit.Angle;
import io.qubridge.execution.Accuracy;
import io.qubridge.execution.EstimatorPub;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Expectations;
import io.qubridge.execution.Matrix;
import io.qubridge.execution.RequestId;
import io.qubridge.execution.Usage;
import io.qubridge.execution.ValueAndGradient;
import io.qubridge.observable.Observable;
import io.qubridge.observable.PauliString;
import io.qubridge.spi.Answer;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.Differentiator;
import io.qubridge.spi.Job;
import io.qubridge.spi.JobFailedException;
import io.qubridge.spi.JobHandle;
import io.qubridge.spi.TransportException;
import io.qubridge.support.RequestDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Gradients by the result type {@code adjoint_gradient}, which takes one observable and nothing
 * else in its program: each row is one task for the gradient of the weighted sum of the
 * observables, and, where there is more than one observable, one for their values.
 *
 * <p>Inputs stand for whole angles, so the service's derivative by an input is carried over to the
 * parameters of that angle. Tasks are made under ids that derive from the question's, so that the
 * tasks of a question that is repeated after a crash are found. Safe for several threads.
 */
public final class AdjointGradient implements Differentiator {
  private static final Duration PATIENCE = Duration.ofDays(365);

  private final TaskService tasks;
  private final ProgramWriter writer;
  private final Consumer<EstimatorPub> check;
  private final int most;

  /**
   * A differentiator.
   *
   * @param check refuses what the device does not take
   * @param most the most tasks of one job
   */
  public AdjointGradient(
      TaskService tasks, ProgramWriter writer, Consumer<EstimatorPub> check, int most) {
    this.tasks = tasks;
    this.writer = writer;
    this.check = check;
    this.most = most;
  }

  /** Two tasks a row at most. */
  @Override
  public Usage estimate(EstimatorPub pub) {
    return tasks.estimate(2 * pub.bindings().rows());
  }

  /** What one task is for: the values of a row, or its gradient. */
  private record Purpose(int row, boolean gradient, Map<String, Angle> inputs) {}

  @Override
  public ValueAndGradient vjp(EstimatorPub pub, Matrix cotangents) {
    return vjp(pub, cotangents, RequestId.random(), false);
  }

  @Override
  public ValueAndGradient vjp(EstimatorPub pub, Matrix cotangents, RequestId id, boolean repeated) {
    check.accept(pub);
    List<Purpose> purposes = new ArrayList<>();
    List<TaskPlan.Task> all = new ArrayList<>();
    for (int row = 0; row < pub.bindings().rows(); row++) {
      add(pub, row, weighted(pub, cotangents, row), purposes, all);
    }
    Matrix values = new Matrix(pub.bindings().rows(), pub.observables().size());
    Matrix gradient = new Matrix(pub.bindings().rows(), pub.bindings().parameters().size());
    for (int row = 0; row < values.rows(); row++) {
      putValues(pub, row, Map.of(), values);
    }
    for (int from = 0; from < all.size(); from += most) {
      int to = Math.min(all.size(), from + most);
      Job job = submit(pub, id + "/" + from, all.subList(from, to), repeated, from > 0);
      List<JsonNode> results = results(job);
      for (int k = from; k < to; k++) {
        read(pub, purposes.get(k), results.get(k - from), values, gradient);
      }
    }
    Matrix exact = new Matrix(gradient.rows(), gradient.columns());
    Matrix noErrors = new Matrix(values.rows(), values.columns());
    return new ValueAndGradient(new Expectations(values, noErrors), gradient, exact);
  }

  private void add(
      EstimatorPub pub,
      int row,
      List<Observable.Term> weighted,
      List<Purpose> purposes,
      List<TaskPlan.Task> all) {
    if (!TaskPlan.strings(pub.observables()).isEmpty()) {
      purposes.add(new Purpose(row, false, Map.of()));
      all.add(new TaskPlan.Task(TaskPlan.expectationAction(writer, pub, row), 0));
    }
    boolean varies = pub.circuit().gates().stream().anyMatch(gate -> !gate.isConstant());
    if (varies && !weighted.isEmpty()) {
      Map<String, Angle> inputs = new LinkedHashMap<>();
      String action = TaskPlan.gradientAction(writer, pub, row, new Observable(weighted), inputs);
      purposes.add(new Purpose(row, true, inputs));
      all.add(new TaskPlan.Task(action, 0));
    }
  }

  /** The sum of a row's observables, each times its cotangent, without the identity. */
  private static List<Observable.Term> weighted(EstimatorPub pub, Matrix cotangents, int row) {
    Map<PauliString, Double> weights = new LinkedHashMap<>();
    for (int o = 0; o < pub.observables().size(); o++) {
      double cotangent = cotangents.get(row, o);
      for (Observable.Term term : pub.observables().get(o).terms()) {
        weights.merge(term.string(), cotangent * term.coefficient(), Double::sum);
      }
    }
    weights.remove(PauliString.IDENTITY);
    return weights.entrySet().stream()
        .filter(entry -> entry.getValue() != 0)
        .map(entry -> new Observable.Term(entry.getValue(), entry.getKey()))
        .toList();
  }

  /**
   * Creates the tasks of one job, or takes up those that exist.
   *
   * @param begun whether an earlier job of the question was accepted
   */
  private Job submit(
      EstimatorPub pub, String name, List<TaskPlan.Task> some, boolean repeated, boolean begun) {
    RequestId id = new RequestId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
    ExecutionRequest request = new ExecutionRequest(id, List.of(pub), Accuracy.exact(), 0);
    try {
      Optional<JobHandle> there = repeated ? tasks.find(id) : Optional.empty();
      return there.isPresent()
          ? tasks.resume(there.get(), request, () -> some)
          : tasks.submit(request, RequestDigest.of(request), some);
    } catch (BackendException failure) {
      throw begun ? inDoubt(failure) : failure;
    }
  }

  /** A refusal of a later step does not mean that nothing was accepted. */
  private static BackendException inDoubt(BackendException failure) {
    boolean refusal =
        failure.category() == Category.USER || failure.category() == Category.CAPACITY;
    return refusal ? new TransportException(failure.getMessage(), true, failure) : failure;
  }

  private static List<JsonNode> results(Job job) {
    Answer answer;
    try {
      answer = job.answer(PATIENCE).orElseThrow();
    } catch (BackendException failure) {
      throw inDoubt(failure);
    }
    List<JsonNode> results = new ArrayList<>();
    for (TaskAnswer task : AnswerArchive.read(answer.body())) {
      if (task.status().equals(TaskAnswer.NOT_CREATED)) { // but others were
        throw new TransportException(
            "a task of a gradient is missing: " + task.reason(), true, null);
      }
      if (!task.hasResults()) {
        throw new JobFailedException(
            "task " + task.arn() + " of a gradient is " + task.status() + ": " + task.reason());
      }
      results.add(ResultDecoder.resultTypes(task));
    }
    return results;
  }

  private static void read(
      EstimatorPub pub, Purpose purpose, JsonNode resultTypes, Matrix values, Matrix gradient) {
    if (!purpose.gradient()) {
      putValues(pub, purpose.row(), ExactReadout.expectations(pub, resultTypes), values);
      return;
    }
    Map<String, Double> byInput = ExactReadout.gradient(resultTypes, purpose.inputs().keySet());
    purpose
        .inputs()
        .forEach(
            (name, angle) -> {
              for (Angle.Term term : angle.terms()) {
                int column = pub.bindings().parameters().indexOf(term.parameter());
                gradient.array()[purpose.row() * gradient.columns() + column] +=
                    term.coefficient() * byInput.get(name);
              }
            });
  }

  private static void putValues(
      EstimatorPub pub, int row, Map<PauliString, Double> strings, Matrix values) {
    for (int o = 0; o < values.columns(); o++) {
      values.array()[row * values.columns() + o] =
          ExactReadout.value(pub.observables().get(o), strings);
    }
  }
}
