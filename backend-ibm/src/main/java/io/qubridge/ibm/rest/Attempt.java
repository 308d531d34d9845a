package io.qubridge.ibm.rest;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.EventListener;

/** What became of one attempt, so that a lost answer can be told from a call that never left. */
final class Attempt {
  private volatile boolean sent;

  /** Whether the first byte of the request may have reached the service. */
  boolean sent() {
    return sent;
  }

  /** Marks the attempt that a request is tagged with. */
  static final class Listener extends EventListener {
    @Override
    public void requestHeadersStart(Call call) {
      Attempt attempt = call.request().tag(Attempt.class);
      if (attempt != null) {
        attempt.sent = true;
      }
    }
  }

  /** The kind of a fault in words; foreign messages may hold addresses and so secrets. */
  static String describe(IOException fault) {
    String text = fault.getClass().getSimpleName();
    return switch (text) {
      case "SocketTimeoutException", "InterruptedIOException" -> "no answer in time";
      case "ConnectException" -> "connection refused";
      case "UnknownHostException" -> "host not found";
      case "SSLHandshakeException", "SSLPeerUnverifiedException" -> "certificate not accepted";
      case "ProtocolException", "EOFException" -> "answer cut off";
      case "SocketException" -> "connection lost";
      default -> "connection failed, " + text;
    };
  }
}
