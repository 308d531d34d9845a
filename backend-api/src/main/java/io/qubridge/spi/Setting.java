package io.qubridge.spi;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A typed key of a backend's configuration.
 *
 * @param name as the user writes it, {@code [a-z][a-z0-9-]*}
 * @param parser turns text into a value; throws {@link IllegalArgumentException} with what it
 *     expected
 * @param defaultText the value's text where the user gives none
 * @param required whether a value has to be there to open the backend
 * @param secret whether the value is never to be shown
 * @param help one line for the user
 * @param <T> the type of the value
 */
public record Setting<T>(
    String name,
    Function<String, T> parser,
    Optional<String> defaultText,
    boolean required,
    boolean secret,
    String help) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is not of the form that users can write
   */
  public Setting {
    Objects.requireNonNull(parser, "parser");
    Objects.requireNonNull(defaultText, "defaultText");
    Objects.requireNonNull(help, "help");
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("setting name '" + name + "' is not [a-z][a-z0-9-]*");
    }
  }

  /** An optional text. */
  public static Setting<String> text(String name, String help) {
    return new Setting<>(name, Function.identity(), Optional.empty(), false, false, help);
  }

  /** A text that has to be there. */
  public static Setting<String> required(String name, String help) {
    return new Setting<>(name, Function.identity(), Optional.empty(), true, false, help);
  }

  /** A text that has to be there and is never shown. */
  public static Setting<String> secret(String name, String help) {
    return new Setting<>(name, Function.identity(), Optional.empty(), true, true, help);
  }

  /** One of a few words. */
  public static Setting<String> choice(
      String name, String defaultText, List<String> words, String help) {
    return new Setting<>(
        name, text -> oneOf(words, text), Optional.of(defaultText), false, false, help);
  }

  /** A whole number in a range, both ends included. */
  public static Setting<Integer> integer(
      String name, int defaultValue, int least, int most, String help) {
    return new Setting<>(
        name,
        text -> inRange(text, least, most),
        Optional.of(Integer.toString(defaultValue)),
        false,
        false,
        help);
  }

  private static String oneOf(List<String> words, String text) {
    if (!words.contains(text)) {
      throw new IllegalArgumentException("expected one of " + String.join(", ", words));
    }
    return text;
  }

  private static Integer inRange(String text, int least, int most) {
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the message that names the range
    }
    throw new IllegalArgumentException("expected a whole number from " + least + " to " + most);
  }

  /** Without the parser; a setting never holds a value, so nothing here is secret. */
  @Override
  public String toString() {
    return Arrays.asList(name, help).toString();
  }
}
