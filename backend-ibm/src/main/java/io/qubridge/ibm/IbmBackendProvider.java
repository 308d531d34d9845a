package io.qubridge.ibm;

import io.qubridge.spi.ApiVersion;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Setting;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists IBM Quantum among the backends with the settings that it takes; it runs no jobs yet. */
public final class IbmBackendProvider implements BackendProvider {
  private static final String URL = "https://quantum.cloud.ibm.com/api/v1";
  private static final String IAM_URL = "https://iam.cloud.ibm.com/identity/token";

  private static final List<Setting<?>> SETTINGS =
      List.of(
          Setting.secret("token", "API key of the IBM Cloud account"),
          new Setting<>(
              "instance",
              Function.identity(),
              Optional.empty(),
              false,
              true,
              "CRN of the service instance; without it the account's own is looked up"),
          text("device", "least-busy", "name of the device, or least-busy"),
          text("url", URL, "base address of the service, with /api/v1"),
          text("iam-url", IAM_URL, "address that tokens are fetched from"),
          Setting.text("region", "region of the instance, for example eu-de"),
          Setting.choice(
              "primitive",
              "sampler",
              List.of("sampler", "estimator"),
              "service that runs the circuits"),
          Setting.choice("mode", "job", List.of("job", "batch", "session"), "how jobs are grouped"),
          Setting.integer("poll-interval", 5, 1, 3600, "seconds between two looks at a job"));

  @Override
  public String id() {
    return "ibm";
  }

  @Override
  public int apiVersion() {
    return ApiVersion.CURRENT;
  }

  @Override
  public List<Setting<?>> settings() {
    return SETTINGS;
  }

  @Override
  public Backend open(BackendConfig config) {
    throw new BackendException(
        Category.USER,
        "backend 'ibm' is listed with its settings, but this release cannot run jobs on it yet;"
            + " use --backend local");
  }

  private static Setting<String> text(String name, String defaultText, String help) {
    return new Setting<>(name, Function.identity(), Optional.of(defaultText), false, false, help);
  }
}
