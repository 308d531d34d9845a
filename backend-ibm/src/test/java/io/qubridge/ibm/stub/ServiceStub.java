package io.qubridge.ibm.stub;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.HashMap;
import java.util.Map;

/** The service on a port of this machine, with an account that has the key {@link #KEY}. */
public final class ServiceStub implements AutoCloseable {
  /** The API key that the stub accepts. */
  public static final String KEY = "stub-api-key-SECRET-0123456789abcdefghijklmn";

  /** The instance that the stub knows. */
  public static final String CRN =
      "crn:v1:bluemix:public:quantum-computing:us-east:a/SECRETaccount:SECRETinstance::";

  /** The device that the stub has. */
  public static final String DEVICE = "line5";

  private final WireMockServer server;
  private final StubService service;

  /** Starts a stub on a free port. */
  public ServiceStub(StubDevice device) {
    service = new StubService(device);
    server =
        new WireMockServer(
            options()
                .dynamicPort()
                .bindAddress("127.0.0.1")
                .containerThreads(16)
                .disableRequestJournal()
                .extensions(service));
    server.start();
    server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(StubService.NAME)));
  }

  /** Settings of the plugin that lead to this stub, fast enough for tests. */
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("token", KEY);
    settings.put("instance", CRN);
    settings.put("device", DEVICE);
    settings.put("url", url());
    settings.put("iam-url", iamUrl());
    settings.put("poll-interval", "0.02");
    settings.put("submissions-per-minute", "6000");
    return settings;
  }

  /** The base address of the service. */
  public String url() {
    return server.baseUrl() + "/api/v1";
  }

  /** The address of the token exchange. */
  public String iamUrl() {
    return server.baseUrl() + "/identity/token";
  }

  /** The server, for further stubs before this one's. */
  public WireMockServer server() {
    return server;
  }

  /** What happened at the service, and what is to go wrong there. */
  public StubService service() {
    return service;
  }

  @Override
  public void close() {
    server.stop();
    service.close();
  }
}
