package io.qubridge.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

class UsageFailureTest {
  @Test
  void speaksOfNumbersNotOfTypes() {
    assertEquals(
        "Invalid value for option '--shots': 'ten' is not a whole number",
        message("run", "bell.qasm", "--shots", "ten"));
    assertEquals(
        "Invalid value for option '--epochs': '1e3' is not a whole number",
        message("train", "--epochs", "1e3"));
    assertEquals(
        "Invalid value for option '--learning-rate': 'fast' is not a number",
        message("train", "--learning-rate", "fast"));
    assertEquals(
        "Invalid value for option '--max-cost': 'NaN' is not a number",
        message("run", "bell.qasm", "--max-cost", "NaN"));
  }

  @Test
  void namesChoicesAsTheyAreWritten() {
    assertEquals(
        "Invalid value for option '--model': 'nope' is none of classical, dense, unentangled,"
            + " frozen, hybrid",
        message("train", "--model", "nope"));
  }

  @Test
  void repeatsNoWordAndNoPrefixOfTheParser() {
    assertEquals(
        "Value for option '--set' (NAME=VALUE) should be in KEY=VALUE format but was theta",
        message("run", "bell.qasm", "--set", "theta"));
    assertEquals(
        "Missing required argument (specify one of these): (--job=JOB | --not-accepted)",
        message("jobs", "settle", "1"));
  }

  @Test
  void refusesAnUnknownMitigationAsAnOption() {
    assertEquals(
        "--mitigation is 'all': expected one of none, readout",
        message("run", "bell.qasm", "--mitigation", "all"));
  }

  private static String message(String... arguments) {
    return UsageFailure.message(
        assertThrows(
            ParameterException.class, () -> Main.commandLine(arguments).parseArgs(arguments)));
  }
}
