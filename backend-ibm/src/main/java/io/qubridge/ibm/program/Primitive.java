package io.qubridge.ibm.program;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.ExecutionResult;
import io.qubridge.spi.Answer;
import io.qubridge.spi.Feature;
import io.qubridge.spi.JobHandle;
import java.io.IOException;
import java.util.Set;

/** One of the service's programs: how it takes a request and gives its result. Stateless. */
public interface Primitive {
  /** The service's name of the program. */
  String programId();

  /** Which accuracies and PUBs it takes. */
  Set<Feature> features();

  /**
   * Writes the value of {@code params}.
   *
   * @param request a request within the features
   * @param device where it is to run
   * @throws io.qubridge.spi.UnsupportedCircuitException if a circuit or a row cannot run there
   * @throws IOException if the generator cannot be written to
   */
  void writeParams(ExecutionRequest request, IsaDevice device, JsonGenerator json)
      throws IOException;

  /** The most times that circuits are run and measured for a request, over all rows. */
  long executions(ExecutionRequest request);

  /**
   * Reads the results of a job.
   *
   * @throws io.qubridge.spi.MalformedResponseException if they are not those of the request
   */
  ExecutionResult decode(JobHandle job, ExecutionRequest request, Answer answer);
}
