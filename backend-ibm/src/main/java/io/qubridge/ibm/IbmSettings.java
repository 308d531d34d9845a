package io.qubridge.ibm;

import io.qubridge.ibm.program.EstimatorPrimitive;
import io.qubridge.ibm.program.MitigationOptions;
import io.qubridge.ibm.program.Primitive;
import io.qubridge.ibm.program.SamplerPrimitive;
import io.qubridge.ibm.rest.Account;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.InvalidConfigurationException;
import io.qubridge.spi.Setting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;

/** The settings of the provider and what they mean. */
final class IbmSettings {
  private static final String SERVICE = "quantum.cloud.ibm.com/api/v1";
  private static final String IAM = "https://iam.cloud.ibm.com/identity/token";
  private static final String HOME = "us-east";
  private static final double LONGEST_POLL = 3600;

  private static final Setting<String> DEVICE =
      withDefault("device", "least-busy", "name of the device, or least-busy");
  private static final Setting<String> URL =
      Setting.text("url", "base address of the service, with /api/v1; by default of the region");
  private static final Setting<String> IAM_URL =
      withDefault("iam-url", IAM, "address that tokens are fetched from");
  private static final Setting<String> REGION =
      Setting.text("region", "region of the service, for example eu-de; by default the instance's");
  private static final Setting<String> PRIMITIVE =
      Setting.choice(
          "primitive",
          "sampler",
          List.of("sampler", "estimator"),
          "service that runs the circuits");
  private static final Setting<String> MODE =
      Setting.choice("mode", "job", List.of("job", "batch", "session"), "how jobs are grouped");
  private static final Setting<Integer> SESSION_SECONDS =
      Setting.integer(
          "session-seconds", 3600, 60, 28_800, "after which the service closes a session or batch");
  private static final Setting<Duration> POLL_INTERVAL =
      new Setting<>(
          "poll-interval",
          IbmSettings::interval,
          Optional.of("5"),
          false,
          false,
          "seconds between two looks at a job, at least");
  private static final Setting<Integer> SUBMISSIONS =
      Setting.integer(
          "submissions-per-minute", 5, 1, 6000, "jobs submitted in a minute, the account's limit");
  private static final Setting<BigDecimal> PRICE =
      optional(
          "price-per-second",
          IbmSettings::price,
          "US dollars for a second of QPU time, for --max-cost");
  private static final Setting<Integer> RESILIENCE =
      Setting.integer(
          "resilience-level",
          1,
          0,
          2,
          "mitigation by the estimator: 0 none, 1 readout, 2 also zne");
  private static final Setting<String> DECOUPLING =
      choice("dynamical-decoupling", List.of("XX", "XpXm", "XY4"), "pulses on waiting qubits");
  private static final Setting<Boolean> MEASURE_TWIRLING =
      flag("measure-twirling", "randomize measurements");
  private static final Setting<Boolean> GATE_TWIRLING =
      flag("gate-twirling", "randomize two-qubit gates");
  private static final Setting<Boolean> MEASURE_MITIGATION =
      flag("measure-mitigation", "estimator: correct measurement errors");
  private static final Setting<Boolean> ZNE = flag("zne", "estimator: extrapolate to no noise");
  private static final Setting<List<Double>> ZNE_FACTORS =
      optional("zne-noise-factors", IbmSettings::numbers, "estimator: for example 1,3,5");
  private static final Setting<String> ZNE_EXTRAPOLATOR =
      choice("zne-extrapolator", extrapolators(), "estimator: form of the extrapolation");
  private static final Setting<Boolean> PEC =
      flag("pec", "estimator: cancel errors by probability, at up to 100 times the executions");

  private final BackendConfig config;
  private final String token;
  private final Optional<String> instance;

  private IbmSettings(BackendConfig config, List<Setting<?>> all) {
    this.config = config;
    this.token = text(config, all, 0).orElseThrow();
    this.instance = text(config, all, 1);
  }

  private static Optional<String> text(BackendConfig config, List<Setting<?>> all, int index) {
    return config.get(all.get(index)).map(String.class::cast);
  }

  /** The settings; token and instance default to those of an account that Qiskit saved. */
  static List<Setting<?>> all(Optional<SavedAccount> saved) {
    List<Setting<?>> settings = new ArrayList<>();
    settings.add(
        new Setting<>(
            "token",
            Function.identity(),
            saved.map(SavedAccount::token),
            true,
            true,
            "API key of the IBM Cloud account"));
    settings.add(
        new Setting<>(
            "instance",
            IbmSettings::crn,
            saved.flatMap(SavedAccount::instance),
            true,
            true,
            "CRN of the service instance"));
    settings.addAll(
        List.of(
            DEVICE,
            URL,
            IAM_URL,
            REGION,
            PRIMITIVE,
            MODE,
            SESSION_SECONDS,
            POLL_INTERVAL,
            SUBMISSIONS,
            PRICE,
            RESILIENCE,
            DECOUPLING,
            MEASURE_TWIRLING,
            GATE_TWIRLING,
            MEASURE_MITIGATION,
            ZNE,
            ZNE_FACTORS,
            ZNE_EXTRAPOLATOR,
            PEC));
    return List.copyOf(settings);
  }

  /** Reads checked settings. */
  static IbmSettings of(BackendConfig config, List<Setting<?>> all) {
    return new IbmSettings(config, all);
  }

  /**
   * Whose instance, and where: the region is field 6 of the CRN, and all but us-east have a host of
   * their own, as in Qiskit/qiskit-ibm-runtime, {@code api/utils.py}.
   *
   * @throws InvalidConfigurationException if an address is not to be trusted with a key
   */
  Account account() {
    String crn = instance.orElseThrow();
    String region = config.get(REGION).orElse(crn.split(":", -1)[5]);
    String host = region.isEmpty() || region.equals(HOME) ? SERVICE : region + "." + SERVICE;
    List<String> faults = new ArrayList<>();
    HttpUrl service = address("url", config.get(URL).orElse("https://" + host), faults);
    HttpUrl identity = address("iam-url", config.require(IAM_URL), faults);
    if (!region.matches("[a-z0-9-]*")) {
      faults.add("setting 'region' is '" + region + "'; expected a name such as eu-de");
    }
    requireNone(faults);
    return new Account(token, crn, service, identity);
  }

  private static HttpUrl address(String name, String text, List<String> faults) {
    HttpUrl url = HttpUrl.parse(text.replaceFirst("/+$", ""));
    boolean local = url != null && List.of("localhost", "127.0.0.1", "::1").contains(url.host());
    if (url == null || !(url.isHttps() || local) || !url.username().isEmpty()) {
      faults.add("setting '" + name + "' is no https address, over which alone the key is sent");
    }
    return url;
  }

  private static void requireNone(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new InvalidConfigurationException(IbmBackendProvider.ID, faults);
    }
  }

  /** The service's program with its options. */
  Primitive primitive() {
    boolean estimator = config.require(PRIMITIVE).equals("estimator");
    MitigationOptions options =
        new MitigationOptions(
            estimator ? config.require(RESILIENCE) : 0,
            config.get(DECOUPLING),
            config.get(MEASURE_TWIRLING),
            config.get(GATE_TWIRLING),
            config.get(MEASURE_MITIGATION),
            config.get(ZNE),
            config.get(ZNE_FACTORS).orElse(List.of()),
            config.get(ZNE_EXTRAPOLATOR),
            config.get(PEC));
    requireNone(options.faults(estimator));
    return estimator ? new EstimatorPrimitive(options) : new SamplerPrimitive(options);
  }

  String device() {
    return config.require(DEVICE);
  }

  ExecutionMode.Kind mode() {
    return switch (config.require(MODE)) {
      case "batch" -> ExecutionMode.Kind.BATCH;
      case "session" -> ExecutionMode.Kind.SESSION;
      default -> ExecutionMode.Kind.JOB;
    };
  }

  Duration session() {
    return Duration.ofSeconds(config.require(SESSION_SECONDS));
  }

  Duration pollInterval() {
    return config.require(POLL_INTERVAL);
  }

  int submissionsPerMinute() {
    return config.require(SUBMISSIONS);
  }

  Optional<BigDecimal> pricePerSecond() {
    return config.get(PRICE);
  }

  private static String crn(String text) {
    if (!text.matches("crn:[\\x21-\\x7e]+") || text.split(":", -1).length < 8) {
      throw new IllegalArgumentException("expected a CRN, crn:v1:...");
    }
    return text;
  }

  private static Duration interval(String text) {
    double seconds = number(text);
    if (!(seconds >= 0.01 && seconds <= LONGEST_POLL)) {
      throw new IllegalArgumentException("expected a number of seconds from 0.01 to 3600");
    }
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static BigDecimal price(String text) {
    try {
      BigDecimal price = new BigDecimal(text.strip());
      if (price.signum() >= 0 && price.precision() <= 20 && Math.abs(price.scale()) <= 20) {
        return price;
      }
    } catch (NumberFormatException noNumber) {
      // falls through to the message
    }
    throw new IllegalArgumentException("expected an amount such as 1.60");
  }

  private static List<Double> numbers(String text) {
    return Arrays.stream(text.split(",", -1)).map(IbmSettings::number).toList();
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException("'" + text.strip() + "' is no number", noNumber);
    }
  }

  private static List<String> extrapolators() {
    List<String> forms = new ArrayList<>(List.of("linear", "exponential", "double_exponential"));
    for (int degree = 1; degree <= 7; degree++) {
      forms.add("polynomial_degree_" + degree);
    }
    forms.add("fallback");
    return forms;
  }

  private static Setting<String> withDefault(String name, String defaultText, String help) {
    return new Setting<>(name, Function.identity(), Optional.of(defaultText), false, false, help);
  }

  private static <T> Setting<T> optional(String name, Function<String, T> parser, String help) {
    return new Setting<>(name, parser, Optional.empty(), false, false, help);
  }

  private static Setting<String> choice(String name, List<String> words, String help) {
    Setting<String> model = Setting.choice(name, words.get(0), words, help);
    return optional(name, model.parser(), help + " (" + String.join(", ", words) + ")");
  }

  private static Setting<Boolean> flag(String name, String help) {
    Setting<String> model = Setting.choice(name, "true", List.of("true", "false"), help);
    return optional(
        name, text -> model.parser().apply(text).equals("true"), help + " (true, false)");
  }
}
