package dev.paranoid.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.domain.deletion.DeletionState;
import dev.paranoid.host.Host;
import dev.paranoid.rest.answer.EnumNames;
import dev.paranoid.rest.plan.ConflictBody;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The committed description of the calls is the generated one; {@code -Dparanoid.openapi.write=true} writes it anew. */
class OpenApiTests {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    @Test
    void describesWhatIsThere() throws IOException {
        try (RestServer server = RestServer.startWith(List.of("paranoid.rest.whole-server=true"))) {
            HttpResponse<String> generated = server.send("GET", "/v3/api-docs.yaml");
            if (Boolean.getBoolean("paranoid.openapi.write")) {
                Files.writeString(COMMITTED, generated.body());
            }
            assertThat(generated.body()).startsWith("openapi: 3.1").isEqualTo(Files.readString(COMMITTED));
        }
    }

    @Test
    void everyStateThatTheLedgerIsFilteredByIsDescribed() throws IOException {
        String list = Files.readString(COMMITTED)
                .split("operationId: listDeletions", 2)[1]
                .split("responses:", 2)[0];

        assertThat(EnumNames.all(DeletionState.class).keySet())
                .isNotEmpty()
                .allSatisfy(state -> assertThat(list).contains("- " + state + "\n"));
    }

    @Test
    void aSchemaOfAHostsThatIsCalledAlikeStaysAsItIs() {
        ModelConverters schemas = new ModelConverters(true);
        schemas.addConverter(new WholeAnswers());

        assertThat(required(schemas.read(ConflictBody.class)))
                .containsExactly("holder", "key", "restored", "table", "type");
        assertThat(required(schemas.read(Host.Conflict.class))).isNull();
    }

    @SuppressWarnings("rawtypes") // as OpenAPI's own model has them
    private static @Nullable List<String> required(Map<String, Schema> schemas) {
        Schema<?> conflict = schemas.get("Conflict");
        return conflict == null ? List.of() : conflict.getRequired();
    }
}
