package io.qubridge.braket.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qubridge.braket.device.DeviceArn;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Prices of devices, each with its date and source: those that the plugin brings, and over them
 * those of a file in the same form. A device that is in neither has no known price.
 */
public final class PriceList {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_BYTES = 1 << 20;

  private final Map<DeviceArn, Price> prices;

  private PriceList(Map<DeviceArn, Price> prices) {
    this.prices = Map.copyOf(prices);
  }

  /** The prices that the plugin brings. */
  public static PriceList builtIn() {
    try (InputStream in = PriceList.class.getResourceAsStream("prices.json")) {
      return new PriceList(read(JSON.readTree(Objects.requireNonNull(in, "prices.json"))));
    } catch (IOException missing) {
      throw new IllegalStateException("the plugin lacks its price list", missing);
    }
  }

  /**
   * These prices with those of a file over them.
   *
   * @throws IllegalArgumentException if the file cannot be read or is no price list
   */
  public PriceList with(Path file) {
    Map<DeviceArn, Price> merged = new HashMap<>(prices);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IllegalArgumentException(file + " has more than " + MOST_BYTES + " bytes");
      }
      merged.putAll(read(JSON.readTree(Files.readAllBytes(file))));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(file + " cannot be read as JSON", unreadable);
    }
    return new PriceList(merged);
  }

  private static Map<DeviceArn, Price> read(JsonNode root) {
    Map<DeviceArn, Price> prices = new HashMap<>();
    if (!root.path("devices").isArray()) {
      throw new IllegalArgumentException("the price list has no list 'devices'");
    }
    for (JsonNode entry : root.path("devices")) {
      DeviceArn device = DeviceArn.parse(entry.path("device").asText());
      prices.put(device, price(device, entry));
    }
    return prices;
  }

  private static Price price(DeviceArn device, JsonNode entry) {
    BigDecimal minute = dollars(device, entry, "minute");
    BigDecimal task = dollars(device, entry, "task");
    BigDecimal shot = dollars(device, entry, "shot");
    boolean complete =
        device.simulator() ? entry.has("minute") : entry.has("task") && entry.has("shot");
    String source = entry.path("source").asText();
    if (!complete || source.isBlank()) {
      throw new IllegalArgumentException(
          "the price of "
              + device
              + " needs 'source', 'asOf' and "
              + (device.simulator() ? "'minute'" : "'task' and 'shot'"));
    }
    try {
      return new Price(task, shot, minute, LocalDate.parse(entry.path("asOf").asText()), source);
    } catch (DateTimeException noDate) {
      throw new IllegalArgumentException(
          "the price of " + device + " needs a date 'asOf' such as 2026-05-05", noDate);
    }
  }

  private static BigDecimal dollars(DeviceArn device, JsonNode entry, String name) {
    String text = entry.path(name).asText("0");
    if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,10})?")) {
      throw new IllegalArgumentException(
          "the price '" + name + "' of " + device + " is '" + text + "'; expected dollars");
    }
    return new BigDecimal(text);
  }

  /** The price of a device, where it is known. */
  public Optional<Price> of(DeviceArn device) {
    return Optional.ofNullable(prices.get(device));
  }
}
