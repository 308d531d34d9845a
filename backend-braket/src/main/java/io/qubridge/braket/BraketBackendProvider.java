package io.qubridge.braket;

import io.qubridge.spi.ApiVersion;
import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import io.qubridge.spi.BackendProvider;
import io.qubridge.spi.Setting;
import java.util.List;

/**
 * Lists Amazon Braket among the backends with the settings that it takes; it runs no jobs yet.
 *
 * <p>There is no setting for credentials: they come from AWS's own chain (environment, profiles,
 * single sign-on, instance role).
 */
public final class BraketBackendProvider implements BackendProvider {
  private static final List<Setting<?>> SETTINGS =
      List.of(
          Setting.required("device", "ARN of the device, or a short name such as sv1 or garnet"),
          Setting.text("region", "AWS region; not needed where the ARN names one"),
          Setting.text("bucket", "S3 bucket for results"),
          Setting.text("prefix", "folder in the bucket"),
          Setting.text("profile", "AWS profile that gives the credentials"),
          Setting.text("endpoint", "address of the Braket service, if not AWS's own"),
          Setting.text("s3-endpoint", "address of S3, if not AWS's own"),
          Setting.choice(
              "compile",
              "service",
              List.of("service", "verbatim"),
              "who compiles circuits for a QPU: Braket, or Qubridge (verbatim box)"));

  @Override
  public String id() {
    return "braket";
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
        "backend 'braket' is listed with its settings, but this release cannot run jobs on it yet;"
            + " use --backend local");
  }
}
