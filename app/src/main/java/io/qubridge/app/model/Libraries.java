package io.qubridge.app.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The versions of the software that trains and saves a model. */
public final class Libraries {
  private Libraries() {}

  /** Names with versions, those of this process. */
  public static Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("qubridge", version("/io/qubridge/app/cli/version.properties"));
    versions.put("deeplearning4j", mavenVersion("org.deeplearning4j", "deeplearning4j-nn"));
    versions.put("nd4j", mavenVersion("org.nd4j", "nd4j-native"));
    versions.put("java", Runtime.version().toString());
    return versions;
  }

  private static String mavenVersion(String group, String artifact) {
    return version("/META-INF/maven/" + group + "/" + artifact + "/pom.properties");
  }

  private static String version(String resource) {
    try (InputStream in = Libraries.class.getResourceAsStream(resource)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
