package io.qubridge.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/**
 * What {@code --version} prints: the release, its commit where known, and the Java that runs it.
 */
public final class Version implements IVersionProvider {
  /** The release with its commit where known, for example {@code 0.1.0 (2d1520e)}. */
  public static String current() {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      build.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    String commit = build.getProperty("commit");
    boolean known = commit.matches("[0-9a-f]+"); // outside a checkout the build leaves its variable
    return build.getProperty("version") + (known ? " (" + commit + ")" : "");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"qubridge " + current(), "Java " + Runtime.version()};
  }
}
