package io.qubridge.loader;

import java.util.ServiceConfigurationError;

/** Says in one line why a class could not be loaded or run. */
final class FaultText {
  private FaultText() {}

  static String of(Throwable fault) {
    if ((fault instanceof ServiceConfigurationError || fault instanceof ExceptionInInitializerError)
        && fault.getCause() != null) {
      return of(fault.getCause());
    }
    String message = String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
    if (fault instanceof NoClassDefFoundError || fault instanceof ClassNotFoundException) {
      return "class " + message.replace('/', '.') + " is missing";
    }
    if (fault instanceof ServiceConfigurationError || fault instanceof ProviderCheck.Refusal) {
      return message;
    }
    return fault.getClass().getSimpleName() + ": " + message;
  }
}
