package io.qubridge.braket.task;

import io.qubridge.spi.BackendException;
import io.qubridge.spi.BackendException.Category;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.braket.BraketClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * AWS clients of one region with one source of credentials: the profile that was named, else AWS's
 * own chain (environment, profile, single sign-on, instance role). Retries follow AWS's own
 * settings. Safe for several threads.
 */
final class AwsClients implements AutoCloseable {
  /**
   * GetDevice leaves OpenQASM out for clients that do not name BraketSchemas 1.8.0 or later (note
   * on GetDevice in the API model of Amazon Braket, 2019-09-01).
   */
  private static final String SCHEMAS = "BraketSchemas/1.32.1";

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final Duration CALL = Duration.ofMinutes(5);

  private final Region region;
  private final SdkHttpClient http;
  private final AwsCredentialsProvider credentials;
  private final BraketClient braket;
  private final S3Client s3;
  private final ClientOverrideConfiguration options;

  private AwsClients(AwsAccess access) {
    this.region = region(access);
    this.http =
        UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE).build();
    this.credentials =
        access.profile().isPresent()
            ? ProfileCredentialsProvider.create(access.profile().get())
            : DefaultCredentialsProvider.builder().build();
    this.options = options(access.profile());
    this.braket = with(BraketClient.builder(), access.endpoint()).build();
    this.s3 =
        with(S3Client.builder(), access.s3Endpoint())
            .forcePathStyle(access.s3Endpoint().isPresent() || ownEndpoint())
            .build();
  }

  /**
   * Makes the clients; asks nothing of the service.
   *
   * @throws BackendException if no region or no such profile is configured
   */
  static AwsClients open(AwsAccess access) {
    try {
      return new AwsClients(access);
    } catch (SdkException | IllegalArgumentException refusal) {
      throw new BackendException(Category.USER, "AWS: " + AwsErrors.oneLine(refusal.getMessage()));
    }
  }

  private static Region region(AwsAccess access) {
    if (access.region().isPresent()) {
      return Region.of(access.region().get());
    }
    try {
      DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
      access.profile().ifPresent(chain::profileName);
      return chain.build().getRegion();
    } catch (SdkException unknown) {
      throw new BackendException(
          Category.USER,
          "no AWS region is known for a device that names none; give -S region=us-east-1, AWS_REGION,"
              + " or a region in the AWS profile");
    }
  }

  private static ClientOverrideConfiguration options(Optional<String> profile) {
    ClientOverrideConfiguration.Builder options =
        ClientOverrideConfiguration.builder()
            .apiCallTimeout(CALL)
            .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, SCHEMAS);
    profile.ifPresent(options::defaultProfileName);
    return options.build();
  }

  /** Whether AWS's own variables name another S3, which seldom has a host for each bucket. */
  private static boolean ownEndpoint() {
    return System.getenv("AWS_ENDPOINT_URL_S3") != null
        || System.getenv("AWS_ENDPOINT_URL") != null;
  }

  private <B extends AwsClientBuilder<B, C>, C> B with(B builder, Optional<URI> endpoint) {
    builder.region(region).credentialsProvider(credentials).overrideConfiguration(options);
    endpoint.ifPresent(builder::endpointOverride);
    if (builder instanceof SdkSyncClientBuilder<?, ?> sync) {
      sync.httpClient(http);
    }
    return builder;
  }

  BraketClient braket() {
    return braket;
  }

  S3Client s3() {
    return s3;
  }

  Region region() {
    return region;
  }

  /** The account that the credentials belong to. */
  String account() {
    try (StsClient sts = with(StsClient.builder(), Optional.empty()).build()) {
      return sts.getCallerIdentity().account();
    }
  }

  @Override
  public void close() {
    braket.close();
    s3.close();
    http.close();
  }
}
