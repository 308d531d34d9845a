package io.qubridge.spi;

/** The version of the backend SPI. */
public final class ApiVersion {
  /** The version that this release defines; the compiler writes it into the plugin's class. */
  public static final int CURRENT = 1;

  private ApiVersion() {}
}
