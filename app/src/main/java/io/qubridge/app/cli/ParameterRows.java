package io.qubridge.app.cli;

import io.qubridge.circuit.Circuit;
import io.qubridge.circuit.Parameter;
import io.qubridge.execution.Bindings;
import io.qubridge.execution.Matrix;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of values for a program's inputs as CSV (RFC 4180): a heading of their names, then a line
 * for each row.
 */
final class ParameterRows {
  private static final int MOST_VALUES = 10_000_000;
  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setTrim(true).build();

  private final String file;
  private final List<String> heading;
  private final List<String[]> lines = new ArrayList<>();

  private ParameterRows(String file) {
    this.file = file.equals(ProgramText.STANDARD_INPUT) ? "standard input" : file;
    String text = ProgramText.read(file);
    List<String> names = List.of();
    long values = 0;
    try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      for (CSVRecord line : parser) {
        values += line.size();
        if (values > MOST_VALUES) {
          throw unusable(line.getRecordNumber(), "more than " + MOST_VALUES + " values");
        }
        if (names.isEmpty()) {
          names = line.toList();
        } else {
          requireSize(line, names.size());
          lines.add(line.values());
        }
      }
    } catch (UncheckedIOException malformed) {
      throw new CommandFailure(
          ExitCode.FILES, this.file + ": is no CSV: " + malformed.getCause().getMessage());
    } catch (IOException fromMemory) {
      throw new UncheckedIOException(fromMemory);
    }
    heading = names;
  }

  private void requireSize(CSVRecord line, int names) {
    if (line.size() != names) {
      throw unusable(
          line.getRecordNumber(),
          Figures.count(line.size(), "value") + " for " + Figures.count(names, "name"));
    }
  }

  /**
   * Reads rows for all inputs of a program.
   *
   * @param file a path, or {@code -} for standard input
   * @throws CommandFailure if the names are not the program's inputs, each once, there is no row,
   *     or a value is no finite number
   */
  static Bindings read(String file, Circuit program) {
    ParameterRows rows = new ParameterRows(file);
    int[] columns = rows.columns(program);
    Matrix values = new Matrix(rows.lines.size(), columns.length);
    for (int row = 0; row < values.rows(); row++) {
      for (int k = 0; k < columns.length; k++) {
        values.array()[row * columns.length + k] = rows.value(row, columns[k]);
      }
    }
    return new Bindings(program.parameters(), values);
  }

  /** Prints rows. */
  static void print(Bindings rows, Appendable out) {
    int columns = rows.parameters().size();
    try {
      FORMAT.printRecord(out, rows.parameters().stream().map(Parameter::name).toArray());
      for (int row = 0; row < rows.rows(); row++) {
        int own = row;
        FORMAT.printRecord(
            out, IntStream.range(0, columns).mapToObj(k -> rows.values().get(own, k)).toArray());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The column of each of the program's inputs. */
  private int[] columns(Circuit program) {
    List<String> inputs = program.parameters().stream().map(Parameter::name).toList();
    boolean same = new HashSet<>(heading).equals(new HashSet<>(inputs));
    if (!same || heading.size() != inputs.size()) {
      throw unusable(1, "the names are " + heading + "; expected the program's inputs " + inputs);
    }
    if (lines.isEmpty()) {
      throw unusable(1, "there is no row below the names");
    }
    return inputs.stream().mapToInt(heading::indexOf).toArray();
  }

  private double value(int row, int column) {
    try {
      return ParameterValues.number(heading.get(column), lines.get(row)[column]);
    } catch (CommandFailure noNumber) {
      throw unusable(row + 2, noNumber.getMessage());
    }
  }

  private CommandFailure unusable(long line, String reason) {
    return new CommandFailure(ExitCode.FILES, file + ", record " + line + ": " + reason);
  }
}
