package io.qubridge.kit;

import io.qubridge.spi.Backend;
import io.qubridge.spi.BackendConfig;
import io.qubridge.spi.BackendProvider;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every backend has to fulfil, as a test class to extend.
 *
 * <pre>{@code
 * class AcmeBackendContractTest extends BackendContract {
 *   public BackendProvider provider() {
 *     return new AcmeBackendProvider();
 *   }
 *
 *   public Map<String, String> settings() {
 *     return Map.of("device", "acme-1"); // as the user would write them; none by default
 *   }
 * }
 * }</pre>
 *
 * <p>Features that the backend declares are exercised, those that it does not declare have to be
 * refused as the SPI documents. Exact values have to match {@link NaiveSimulator} within 1e-10,
 * estimates within five standard errors, stated standard errors what the shots give. Circuits use
 * the declared gates only and at most five qubits; a test that needs more than the backend has is
 * reported as skipped.
 *
 * <p>The kit is the test-jar of {@code backend-api}. A test-jar brings no dependencies along, so
 * that JUnit 5 is to be declared too:
 *
 * <pre>{@code
 * <dependency>
 *   <groupId>io.qubridge</groupId>
 *   <artifactId>backend-api</artifactId>
 *   <version>...</version>
 *   <type>test-jar</type>
 *   <scope>test</scope>
 * </dependency>
 * <dependency>
 *   <groupId>org.junit.jupiter</groupId>
 *   <artifactId>junit-jupiter</artifactId>
 *   <version>5.11.4</version>
 *   <scope>test</scope>
 * </dependency>
 * }</pre>
 *
 * <p>Builds that need the kit skip tests with {@code -DskipTests}, not {@code
 * -Dmaven.test.skip=true}, which would leave out the kit as well.
 */
public abstract class BackendContract
    implements ProviderContract,
        ValueContract,
        GateContract,
        ShotContract,
        SamplingContract,
        SplittingContract,
        JobContract,
        RefusalContract,
        GradientContract,
        QasmContract {
  private Backend backend;

  /** The provider under test, new on each call. */
  @Override
  public abstract BackendProvider provider();

  /** Text for setting names, as the user gives it; none by default. */
  @Override
  public Map<String, String> settings() {
    return Map.of();
  }

  /** How long to wait for a job; a minute by default. */
  @Override
  public Duration patience() {
    return Duration.ofMinutes(1);
  }

  /** The backend that the current test uses. */
  @Override
  public final Backend backend() {
    return backend;
  }

  @BeforeEach
  final void openBackend() {
    backend = open();
  }

  @AfterEach
  final void closeBackend() {
    backend.close();
  }

  /** Opens a further backend with the same settings. */
  @Override
  public final Backend open() {
    BackendProvider provider = provider();
    return provider.open(BackendConfig.of(provider, settings()));
  }
}
