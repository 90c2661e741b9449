package dev.paranoid.kafka;

import static dev.paranoid.kafka.Tester.CRM_DELETES;
import static dev.paranoid.kafka.Tester.DELETES;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the application knows who asks, the common topics are his; a sender's own are the sender's. */
class KnownSenderTests {

    @TempDir
    private Path directory;

    @Test
    void theApplicationSaysWhoAsks() {
        try (Tester tester = new Tester(directory, "test.caller=ann")) {
            tester.send(DELETES, "{'requestId':'k1','type':'users','id':'1'}");
            tester.send(CRM_DELETES, "{'requestId':'k2','type':'users','id':'2'}");

            assertThat(tester.answer("k1").at("/deletion/actor").asString()).isEqualTo("ann");
            assertThat(tester.answer("k2").at("/deletion/actor").asString()).isEqualTo("crm");
        }
    }
}
