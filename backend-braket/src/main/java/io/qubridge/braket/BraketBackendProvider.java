package io.qubridge.braket;

import io.qubridge.braket.device.DeviceArn;
import io.qubridge.braket.pricing.Billing;
import io.qubridge.braket.pricing.PriceList;
import io.qubridge.braket.program.NoisePragmas;
import io.qubridge.braket.task.AwsAccess;
import io.qubridge.braket.task.TaskClient;
import io.qubridge.braket.task.TaskService;
import io.qubridge.device.NoiseChannels;
import io.qubridge.spi.ApiVersion;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.InvalidConfigurationException;
import io.qubridge.spi.Setting;
import io.qubridge.support.PollSchedule;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Opens devices of Amazon Braket.
 *
 * <p>There is no setting for credentials: they come from AWS's own chain (environment, profiles,
 * single sign-on, instance role).
 */
public final class BraketBackendProvider implements BackendProvider {
  static final String ID = "braket";

  private static final int MOST_NOISE_SCALE = 1000;

  private static final Setting<DeviceArn> DEVICE =
      new Setting<>(
          "device",
          DeviceArn::parse,
          Optional.empty(),
          true,
          false,
          "ARN of the device, or a short name: " + String.join(", ", DeviceArn.knownNames()));

  private static final Setting<String> REGION =
      matching(
          "region", "[a-z]{2}(-[a-z]+)+-[0-9]", "AWS region; not needed where the ARN names one");

  private static final Setting<String> BUCKET =
      matching(
          "bucket",
          "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
          "S3 bucket for results; amazon-braket-REGION-ACCOUNT if not given");

  private static final Setting<String> PREFIX =
      new Setting<>(
          "prefix",
          matches("[A-Za-z0-9!_.*'()/-]{1,1024}"),
          Optional.of("qubridge"),
          false,
          false,
          "folder in the bucket");

  private static final Setting<String> PROFILE =
      Setting.text("profile", "AWS profile that gives credentials and region");

  private static final Setting<URI> ENDPOINT =
      address("endpoint", "address of the Braket service, if not AWS's own");

  private static final Setting<URI> S3_ENDPOINT =
      address("s3-endpoint", "address of S3, if not AWS's own");

  private static final Setting<String> COMPILE =
      Setting.choice(
          "compile",
          "service",
          List.of("service", "verbatim"),
          "who compiles circuits for a QPU: Braket, or Qubridge (verbatim box)");

  private static final Setting<String> NOISE =
      Setting.text(
          "noise", "errors on dm1, as channels: depolarizing=0.01,amplitude-damping=0.02,...");

  private static final Setting<Double> NOISE_SCALE =
      new Setting<>(
          "noise-scale",
          BraketBackendProvider::scale,
          Optional.of("1"),
          false,
          false,
          "multiplies all errors: 0 none, 1 as given");

  private static final Setting<Path> PRICES =
      new Setting<>(
          "prices",
          Path::of,
          Optional.empty(),
          false,
          false,
          "file with prices over those that are built in");

  private static final Setting<Integer> MAX_TASKS =
      Setting.integer(
          "max-tasks", 35, 1, 1000, "quantum tasks at a time where a device takes no program sets");

  private static final Setting<Integer> TASK_SECONDS =
      Setting.integer(
          "task-seconds",
          60,
          3,
          21_600,
          "longest run of one task on a simulator: estimates count with it, and it is stopped then");

  private static final Setting<Duration> POLL_INTERVAL =
      new Setting<>(
          "poll-interval",
          BraketBackendProvider::seconds,
          Optional.of("1"),
          false,
          false,
          "seconds between two looks at a task");

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int apiVersion() {
    return ApiVersion.CURRENT;
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        DEVICE,
        REGION,
        BUCKET,
        PREFIX,
        PROFILE,
        ENDPOINT,
        S3_ENDPOINT,
        COMPILE,
        NOISE,
        NOISE_SCALE,
        PRICES,
        MAX_TASKS,
        TASK_SECONDS,
        POLL_INTERVAL);
  }

  @Override
  public boolean paid() {
    return true;
  }

  @Override
  public Backend open(BackendConfig config) {
    DeviceArn device = config.require(DEVICE);
    Billing billing =
        new Billing(
            device, prices(config).of(device), Duration.ofSeconds(config.require(TASK_SECONDS)));
    int most = config.require(MAX_TASKS);
    TaskService tasks =
        new TaskService(
            ID,
            new TaskClient(access(config, device)),
            billing,
            new PollSchedule(config.require(POLL_INTERVAL)),
            most);
    boolean verbatim = config.require(COMPILE).equals("verbatim");
    return new BraketBackend(tasks, billing, verbatim, noise(config), most);
  }

  private static AwsAccess access(BackendConfig config, DeviceArn device) {
    Optional<String> region = config.get(REGION);
    if (device.region().isPresent()
        && region.isPresent()
        && !region.get().equals(device.region().get())) {
      throw invalid(
          "setting 'region' is '%s', but device %s is in %s; leave the setting out"
              .formatted(region.get(), device.name(), device.region().get()));
    }
    return new AwsAccess(
        device,
        device.region().or(() -> region),
        config.get(PROFILE),
        config.get(BUCKET),
        config.require(PREFIX),
        config.get(ENDPOINT),
        config.get(S3_ENDPOINT));
  }

  private static PriceList prices(BackendConfig config) {
    PriceList builtIn = PriceList.builtIn();
    try {
      return config.get(PRICES).map(builtIn::with).orElse(builtIn);
    } catch (IllegalArgumentException fault) {
      throw invalid("setting 'prices': " + fault.getMessage());
    }
  }

  private static Optional<NoisePragmas> noise(BackendConfig config) {
    double scale = config.require(NOISE_SCALE);
    Optional<String> text = config.get(NOISE);
    if (text.isEmpty() || scale == 0) {
      return Optional.empty();
    }
    if (!NoiseChannels.isList(text.get())) {
      throw invalid(
          "setting 'noise' is '"
              + text.get()
              + "'; Amazon Braket takes channels such as depolarizing=0.01, a device's noise is"
              + " simulated by --backend local");
    }
    try {
      return Optional.of(new NoisePragmas(NoiseChannels.parse(text.get(), scale)));
    } catch (IllegalArgumentException fault) {
      throw invalid(fault.getMessage());
    }
  }

  private static InvalidConfigurationException invalid(String fault) {
    return new InvalidConfigurationException(ID, List.of(fault));
  }

  private static Setting<String> matching(String name, String form, String help) {
    return new Setting<>(name, matches(form), Optional.empty(), false, false, help);
  }

  private static Function<String, String> matches(String form) {
    return text -> {
      if (!text.matches(form)) {
        throw new IllegalArgumentException("expected " + form);
      }
      return text;
    };
  }

  private static Setting<URI> address(String name, String help) {
    return new Setting<>(
        name, BraketBackendProvider::address, Optional.empty(), false, false, help);
  }

  private static URI address(String text) {
    URI uri = URI.create(text.strip());
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException("expected an address such as https://host:port");
    }
    return uri;
  }

  private static Double scale(String text) {
    double value = Double.parseDouble(text.strip());
    if (!(value >= 0 && value <= MOST_NOISE_SCALE)) {
      throw new IllegalArgumentException("expected a number from 0 to " + MOST_NOISE_SCALE);
    }
    return value;
  }

  private static Duration seconds(String text) {
    double value = Double.parseDouble(text.strip());
    if (!(value >= 0.001 && value <= 3600)) {
      throw new IllegalArgumentException("expected seconds from 0.001 to 3600");
    }
    return Duration.ofNanos((long) (value * 1e9));
  }
}
