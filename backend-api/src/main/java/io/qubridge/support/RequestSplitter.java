package io.qubridge.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qubridge.execution.Accuracy;
import io.qubridge.execution.ExecutionRequest;
import io.qubridge.execution.Pub;
import io.qubridge.execution.RequestId;
import io.qubridge.spi.Limits;
import io.qubridge.spi.QuotaExceededException;
import io.qubridge.support.RequestPart.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Splits a request into the fewest parts that keep a backend's {@link Limits}, in order.
 *
 * <p>A part holds consecutive PUBs, at most one slice of each, and says with {@code firstPub} and
 * {@code firstRow} where they stand in the user's request; randomness derives from those, so the
 * numbers do not depend on the limits. Parts have ids that derive from the request's id and their
 * rows: the same part has the same id whenever it is cut, and another part never has it. Shots are
 * never split.
 */
public final class RequestSplitter {
  private static final int LONGEST_ID = 64;

  private final ExecutionRequest whole;
  private final Limits limits;
  private final long mostExecutables;
  private final List<RequestPart> parts = new ArrayList<>();

  private List<Slice> slices = new ArrayList<>();
  private long executables;
  private long bytes;

  private RequestSplitter(ExecutionRequest whole, Limits limits) {
    this.whole = whole;
    this.limits = limits;
    this.mostExecutables = Math.min(limits.executables(), limits.executions() / shots(whole));
  }

  private static long shots(ExecutionRequest request) {
    return request.accuracy() instanceof Accuracy.Shots wanted ? wanted.shots() : 1;
  }

  /**
   * The parts of a request; one part, the request itself, where it is within the limits.
   *
   * @throws QuotaExceededException if the shots are over the limit or a single row is too large for
   *     a job
   */
  public static List<RequestPart> split(ExecutionRequest request, Limits limits) {
    if (request.accuracy() instanceof Accuracy.Shots wanted && wanted.shots() > limits.shots()) {
      throw new QuotaExceededException(
          "shots is "
              + wanted.shots()
              + "; the backend takes at most "
              + limits.shots()
              + " of each circuit, so ask for no more");
    }
    RequestSplitter splitter = new RequestSplitter(request, limits);
    for (int pub = 0; pub < request.pubs().size(); pub++) {
      splitter.add(pub);
    }
    splitter.finishPart();
    return splitter.parts;
  }

  private void add(int index) {
    Pub pub = whole.pubs().get(index);
    long perRow = pub.executablesPerRow();
    boolean anySize = limits.bytes() == Long.MAX_VALUE;
    long fixedBytes = anySize ? 0 : WireSize.ofCircuit(pub); // goes over the whole circuit
    long rowBytes = WireSize.ofRow(pub);
    int rows = pub.bindings().rows();
    for (int row = 0; row < rows; ) {
      int fit = (int) Math.min(rows - row, room(perRow, fixedBytes, rowBytes));
      if (fit == 0 && slices.isEmpty()) {
        throw tooLarge(index, perRow, fixedBytes + rowBytes);
      }
      if (fit > 0) {
        slices.add(new Slice(index, row, fit));
        executables += fit * perRow;
        bytes += fixedBytes + fit * rowBytes;
        row += fit;
      }
      if (row < rows) {
        finishPart();
      }
    }
  }

  /** How many rows of a PUB the current part still takes. */
  private long room(long perRow, long fixedBytes, long rowBytes) {
    if (slices.size() == limits.pubs()) {
      return 0;
    }
    long byExecutables = perRow == 0 ? Long.MAX_VALUE : (mostExecutables - executables) / perRow;
    long byBytes = Math.max(0, limits.bytes() - bytes - fixedBytes) / rowBytes;
    return Math.min(limits.rows(), Math.min(byExecutables, byBytes));
  }

  private void finishPart() {
    boolean all = parts.isEmpty() && rows(slices) == whole.rows();
    parts.add(new RequestPart(all ? whole : request(slices), slices));
    slices = new ArrayList<>();
    executables = 0;
    bytes = 0;
  }

  private ExecutionRequest request(List<Slice> slices) {
    List<Pub> pubs = new ArrayList<>(slices.size());
    for (Slice slice : slices) {
      pubs.add(whole.pubs().get(slice.pub()).slice(slice.firstRow(), slice.rows()));
    }
    int firstPub = whole.firstPub() + slices.get(0).pub();
    return new ExecutionRequest(id(slices), pubs, whole.accuracy(), whole.seed(), firstPub);
  }

  private RequestId id(List<Slice> slices) {
    Slice first = slices.get(0);
    Slice last = slices.get(slices.size() - 1);
    String id =
        whole.id()
            + ("-p" + first.pub() + "r" + first.firstRow())
            + ("-p" + last.pub() + "r" + (last.firstRow() + last.rows()));
    return new RequestId(
        id.length() <= LONGEST_ID ? id : UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString());
  }

  private static long rows(List<Slice> slices) {
    return slices.stream().mapToLong(Slice::rows).sum();
  }

  private QuotaExceededException tooLarge(int pub, long executables, long size) {
    boolean tooMany = executables > mostExecutables;
    return new QuotaExceededException(
        "one row of PUB "
            + pub
            + (tooMany ? " runs " + executables + " circuits" : " takes about " + size + " bytes")
            + "; the backend takes at most "
            + (tooMany ? mostExecutables + " circuits" : limits.bytes() + " bytes")
            + " per job, so ask for fewer observables or use a smaller circuit");
  }
}
