package io.qubridge.braket.task;

import io.qubridge.spi.BackendException;
import io.qubridge.spi.MalformedResponseException;
import io.qubridge.spi.TransportException;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Reads the objects that Braket writes, with bounds. Safe for several threads.
 *
 * @param s3 the client
 */
record S3ResultReader(S3Client s3) {
  /** No object of a task is larger: 2,000,000 shots of 100 qubits. */
  private static final int MOST_BYTES = 512 << 20;

  /**
   * Reads an object.
   *
   * @return empty if it is not there, or not yet
   * @throws TransportException if it came in part, which the JDK's client does not report
   * @throws MalformedResponseException if it is larger than a result can be
   */
  Optional<byte[]> read(String bucket, String key) {
    String place = "s3://" + bucket + "/" + key;
    try (ResponseInputStream<GetObjectResponse> in = s3.getObject(r -> r.bucket(bucket).key(key))) {
      Long length = in.response().contentLength();
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new MalformedResponseException(
            place + " is larger than " + MOST_BYTES + " bytes, which no result is");
      }
      if (length != null && bytes.length != length) {
        throw new TransportException(
            place + " came with " + bytes.length + " of " + length + " bytes", false, null);
      }
      return Optional.of(bytes);
    } catch (NoSuchKeyException notThere) {
      return Optional.empty();
    } catch (BackendException known) {
      throw known;
    } catch (SdkException failure) {
      throw AwsErrors.of("read " + place, failure, false);
    } catch (IOException cut) {
      throw new TransportException(
          "reading " + place + " broke off: " + AwsErrors.oneLine(cut.getMessage()), false, cut);
    }
  }
}
