package dev.paranoid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed description of the calls is the generated one; {@code -Dparanoid.openapi.write=true} writes it anew. */
class OpenApiTests {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    @Test
    void describesWhatIsThere() throws IOException {
        try (RestServer server = RestServer.start()) {
            HttpResponse<String> generated = server.send("GET", "/v3/api-docs.yaml");
            if (Boolean.getBoolean("paranoid.openapi.write")) {
                Files.writeString(COMMITTED, generated.body());
            }
            assertThat(generated.body()).startsWith("openapi: 3.1").isEqualTo(Files.readString(COMMITTED));
        }
    }
}
