package dev.paranoid.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What asyncapi.yaml says, held against messages. */
final class AsyncApi {

    private static final JsonNode DOCUMENT =
            YAMLMapper.builder().build().readTree(Path.of("asyncapi.yaml").toFile());

    private AsyncApi() {}

    static void describes(ConsumerRecord<byte[], byte[]> message) {
        boolean event = message.topic().equals(Tester.EVENTS);
        assertThat(faults(event ? "Event" : "Result", new String(message.value(), StandardCharsets.UTF_8)))
                .as("%s", new String(message.value(), StandardCharsets.UTF_8))
                .isEmpty();
    }

    /** What is wrong with a message, by the schema of that name. */
    static List<String> faults(String schema, String json) {
        ObjectNode root = (ObjectNode) DOCUMENT.deepCopy();
        root.put("$ref", "#/components/schemas/" + schema);
        Schema whole = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root.toString(), InputFormat.JSON);
        return whole.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    static JsonNode channel(String name) {
        return DOCUMENT.path("channels").path(name).path("address");
    }
}
