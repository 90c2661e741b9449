package dev.paranoid.server.configured;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.mock.env.MockEnvironment;

/** Whoever starts the service twice learns where the other one listens, and which setting is to change. */
class PortTakenTests {

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("server.address", "127.0.0.1")
            .withProperty("server.port", "8080")
            .withProperty("management.server.port", "9090");

    private Optional<FailureAnalysis> told(Exception failure) {
        return Optional.ofNullable(new PortTaken(environment).analyze(failure));
    }

    @ParameterizedTest
    @CsvSource({"8080, 127.0.0.1:8080, --server.port=", "9090, any address:9090, --management.server.port="})
    void theAddressTheCauseAndTheSettingAreNamed(int port, String place, String setting) {
        FailureAnalysis told =
                told(new IllegalStateException(new PortInUseException(port))).orElseThrow();

        assertThat(told.getDescription()).contains(place + ": the port is already in use", "another Paranoid");
        assertThat(told.getAction()).contains(setting);
    }

    @Test
    void anotherFailureIsLeftToOthers() {
        assertThat(told(new IllegalStateException("no port"))).isEmpty();
    }
}
