package io.qubridge.braket.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.qubridge.braket.device.DeviceArn;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceListTest {
  @TempDir Path folder;

  private static Billing billing(String device) {
    DeviceArn arn = DeviceArn.parse(device);
    return new Billing(arn, PriceList.builtIn().of(arn), Duration.ofMinutes(1));
  }

  private static void assertUsd(String wanted, BigDecimal usd) {
    assertEquals(0, new BigDecimal(wanted).compareTo(usd), wanted + " and " + usd);
  }

  @Test
  void twoTasksOf2500ShotsOnForteCostWhatAwsSays() {
    assertUsd("400.60", billing("forte-1").estimate(2, 5_000).usd());
  }

  @Test
  void aTrainingStepOnGarnetIsNineteenTasksAndItsShots() {
    assertUsd("2650.50", billing("garnet").estimate(19, 1_824_000).usd());
  }

  @Test
  void simulatorsAreBilledByTimeAtLeastThreeSeconds() {
    Billing sv1 = billing("sv1");
    assertUsd("0.00375", sv1.simulated(0, Duration.ofMillis(47)).usd());
    assertUsd("0.0125", sv1.simulated(0, Duration.ofSeconds(10)).usd());
    assertUsd("0.15", sv1.estimate(2, 0).usd());
  }

  @Test
  void failedTasksAreNotBilled() {
    assertUsd("0", billing("garnet").ran(0).usd());
    assertUsd("0.445", billing("garnet").ran(100).usd());
  }

  @Test
  void anUnknownPriceIsNoPrice() {
    assertNull(billing("ibex-q1").estimate(1, 100).usd());
  }

  @Test
  void everyPriceHasItsDateAndSource() {
    for (String name : new String[] {"sv1", "dm1", "garnet", "emerald", "forte-1"}) {
      Price price = PriceList.builtIn().of(DeviceArn.parse(name)).orElseThrow();
      assertTrue(
          price.toString().matches("\\$.* \\(.*, 202\\d-\\d\\d-\\d\\d\\)"), price.toString());
    }
  }

  @Test
  void aFileStandsOverTheTable() throws IOException {
    Path file = folder.resolve("prices.json");
    Files.writeString(
        file,
        "{\"devices\": [{\"device\": \"ibex-q1\", \"task\": \"0.30\", \"shot\": \"0.0235\","
            + " \"asOf\": \"2026-11-24\", \"source\": \"price list of the account\"}]}");
    PriceList list = PriceList.builtIn().with(file);
    assertUsd("2.65", list.of(DeviceArn.parse("ibex-q1")).orElseThrow().tasks(1, 100));
    assertTrue(list.of(DeviceArn.parse("garnet")).isPresent());
  }

  @Test
  void brokenPriceFilesAreRefused() throws IOException {
    Path file = folder.resolve("prices.json");
    for (String text :
        new String[] {
          "{",
          "{}",
          "{\"devices\": [{\"device\": \"x\"}]}",
          "{\"devices\": [{\"device\": \"sv1\", \"minute\": \"-1\", \"source\": \"s\"}]}",
          "{\"devices\": [{\"device\": \"sv1\", \"minute\": \"1\", \"source\": \"s\"}]}",
          "{\"devices\": [{\"device\": \"garnet\", \"task\": \"1\", \"source\": \"s\","
              + " \"asOf\": \"2026-11-24\"}]}"
        }) {
      Files.writeString(file, text);
      assertThrows(IllegalArgumentException.class, () -> PriceList.builtIn().with(file), text);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> PriceList.builtIn().with(folder.resolve("missing.json")));
  }
}
