package io.qubridge.braket.device;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The name of a device at AWS: {@code arn:aws:braket:REGION::device/KIND/PROVIDER/NAME}.
 *
 * <p>QPUs carry the region that they are in; simulators carry none, and run in the region of the
 * session. The short names are those of the devices in {@code braket/devices/devices.py} of the
 * Amazon Braket Python SDK (1.125.0); every other device goes by its ARN.
 *
 * @param text the whole ARN
 */
public record DeviceArn(String text) {
  private static final String FORM =
      "arn:aws[a-z-]*:braket:([a-z0-9-]*)::device/(qpu|quantum-simulator)/[A-Za-z0-9-]+/([A-Za-z0-9-]+)";

  private static final SortedMap<String, String> SHORT = shortNames();

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is another
   */
  public DeviceArn {
    if (!text.matches(FORM)) {
      throw new IllegalArgumentException(
          "expected arn:aws:braket:REGION::device/KIND/PROVIDER/NAME or one of "
              + String.join(", ", SHORT.keySet()));
    }
  }

  /**
   * Reads a setting.
   *
   * @throws IllegalArgumentException if it is neither an ARN nor a known short name
   */
  public static DeviceArn parse(String text) {
    String stripped = text.strip();
    return new DeviceArn(SHORT.getOrDefault(stripped.toLowerCase(Locale.ROOT), stripped));
  }

  /** The names that stand for an ARN. */
  public static List<String> knownNames() {
    return List.copyOf(SHORT.keySet());
  }

  /** The region that the device is in, where its name says so. */
  public Optional<String> region() {
    return Optional.of(text.split(":")[3]).filter(region -> !region.isEmpty());
  }

  /** The last part, as users call it. */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  /** Whether it is one of the service's simulators, which are billed by time. */
  public boolean simulator() {
    return text.contains("::device/quantum-simulator/");
  }

  @Override
  public String toString() {
    return text;
  }

  private static SortedMap<String, String> shortNames() {
    String simulator = "arn:aws:braket:::device/quantum-simulator/amazon/";
    String north = "arn:aws:braket:eu-north-1::device/qpu/";
    String east = "arn:aws:braket:us-east-1::device/qpu/";
    SortedMap<String, String> names = new TreeMap<>();
    names.put("sv1", simulator + "sv1");
    names.put("dm1", simulator + "dm1");
    names.put("garnet", north + "iqm/Garnet");
    names.put("emerald", north + "iqm/Emerald");
    names.put("ibex-q1", north + "aqt/Ibex-Q1");
    names.put("forte-1", east + "ionq/Forte-1");
    names.put("forte-enterprise-1", east + "ionq/Forte-Enterprise-1");
    names.put("cepheus-1-108q", "arn:aws:braket:us-west-1::device/qpu/rigetti/Cepheus-1-108Q");
    return names;
  }
}
