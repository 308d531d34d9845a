package io.qubridge.braket;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Credentials where AWS's own chain looks first, and no second attempts, which take seconds. */
public final class AwsCredentials implements BeforeAllCallback {
  /** What must never be seen anywhere. */
  public static final String SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";

  static final String KEY = "AKIAIOSFODNN7EXAMPLE";

  @Override
  public void beforeAll(ExtensionContext context) {
    set();
  }

  /** Sets them for this JVM. */
  public static void set() {
    System.setProperty("aws.accessKeyId", KEY);
    System.setProperty("aws.secretAccessKey", SECRET);
    System.setProperty("aws.maxAttempts", "1");
  }
}
