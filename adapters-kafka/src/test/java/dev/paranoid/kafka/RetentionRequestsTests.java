package dev.paranoid.kafka;

import static dev.paranoid.kafka.Tester.DELETES;
import static dev.paranoid.kafka.Tester.EVENTS;
import static dev.paranoid.kafka.Tester.RETENTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Holds, how long deletions are kept, and purges, asked for by messages and told to those who follow, on a real broker. */
class RetentionRequestsTests {

    private static final String CRM = "crm.retention-requests";

    @TempDir
    private static Path directory;

    private static Tester tester;

    @BeforeAll
    static void start() {
        tester = new Tester(
                directory,
                "paranoid.kafka.topics.retention-requests=" + RETENTIONS,
                "paranoid.kafka.hard-delete=users,stories",
                "paranoid.kafka.hold=users",
                "paranoid.kafka.retain=users",
                "paranoid.kafka.senders.crm.retention-requests=" + CRM,
                "paranoid.kafka.senders.crm.read=users",
                "paranoid.kafka.senders.crm.hold=users");
    }

    @AfterAll
    static void stop() {
        try {
            tester.describedByAsyncApi();
        } finally {
            tester.close();
        }
    }

    private static JsonNode ask(String topic, String id, String members) {
        tester.send(topic, "{'requestId':'" + id + "'," + members + "}");
        return tester.answer(id);
    }

    private static JsonNode ask(String id, String members) {
        return ask(RETENTIONS, id, members);
    }

    private static String deleted(String id, String user) {
        return ask(DELETES, id, "'type':'users','id':'" + user + "'")
                .path("deletion")
                .path("id")
                .asString();
    }

    /** The data of the event of that kind that has that value. */
    private static JsonNode event(String type, String member, String value) {
        return Tester.json(tester.await(message -> message.topic().equals(EVENTS)
                        && Tester.json(message).path("type").asString("").equals("dev.paranoid." + type)
                        && Tester.json(message)
                                .path("data")
                                .path(member)
                                .asString("")
                                .equals(value)))
                .path("data");
    }

    @Test
    void aHoldIsPlacedAndKeepsItsRowUntilItIsReleased() {
        JsonNode placed = ask("h1", "'action':'hold','type':'users','id':'10','reason':'a lawsuit','caseId':'7'");
        String hold = placed.path("hold").path("id").asString();

        assertThat(placed.path("outcome").asString()).isEqualTo("done");
        assertThat(placed.path("hold").path("rowId").asString()).isEqualTo("10");
        assertThat(event("hold.placed", "id", hold).path("caseId").asString()).isEqualTo("7");
        assertThat(ask(DELETES, "h2", "'type':'users','id':'10','force':true")
                        .path("code")
                        .asString())
                .isEqualTo("held");
        JsonNode released = ask("h3", "'action':'release','holds':['" + hold + "'],'reason':'over'");
        assertThat(released.path("hold").path("releaseReason").asString()).isEqualTo("over");
        assertThat(event("hold.released", "id", hold).path("releaseReason").asString())
                .isEqualTo("over");
        assertThat(ask(DELETES, "h4", "'type':'users','id':'10','force':true")
                        .path("outcome")
                        .asString())
                .isEqualTo("done");
    }

    @Test
    void severalHoldsHaveOneAnswerAndARepeatPlacesNone() {
        String members = "'action':'hold','type':'users','ids':['20','21','9999'],'kind':'freeze','reason':'a lawsuit'";

        JsonNode placed = ask("s1", members);
        tester.send(RETENTIONS, "{'requestId':'s1'," + members + "}");
        ask("s2", "'action':'hold','type':'users','all':true,'reason':'x','until':'2999-01-01T00:00:00Z'");

        assertThat(placed.path("holds").size()).isEqualTo(2);
        assertThat(placed.path("errors").path(0).path("code").asString()).isEqualTo("not-found");
        assertThat(tester.seen().stream()
                        .filter(message -> message.topic().equals(EVENTS))
                        .map(Tester::json)
                        .filter(event -> event.path("subject").asString("").equals("users/20"))
                        .count())
                .isEqualTo(1);
        JsonNode all = event("hold.placed", "until", "2999-01-01T00:00:00Z");
        assertThat(ask("s3", "'action':'release','holds':['" + all.path("id").asString() + "']")
                        .path("outcome")
                        .asString())
                .isEqualTo("done");
    }

    @Test
    void aRetentionIsMovedAndTold() {
        String deletion = deleted("r1", "30");

        JsonNode limited = ask(
                "r2", "'action':'retain','deletion':'" + deletion + "','purgeAt':'2998-01-01T00:00:00Z','reason':'x'");
        ask("r3", "'action':'retain','deletion':'" + deletion + "','extend':'365d','reason':'an audit'");

        assertThat(limited.path("deletion").path("purgeAt").asString()).isEqualTo("2998-01-01T00:00:00Z");
        assertThat(event("deletion.shortened", "deletion", deletion)
                        .path("purgeAt")
                        .asString())
                .isEqualTo("2998-01-01T00:00:00Z");
        assertThat(event("deletion.extended", "deletion", deletion)
                        .path("purgeAt")
                        .asString())
                .isEqualTo("2999-01-01T00:00:00Z");
    }

    @Test
    void aDeletionIsPurgedAndTold() {
        String deletion = deleted("p1", "40");

        JsonNode purged = ask("p2", "'action':'purge','deletion':'" + deletion + "'");

        assertThat(purged.path("deletion").path("state").asString()).isEqualTo("purged");
        event("deletion.purged", "deletion", deletion);
        assertThat(ask("p3", "'action':'purge','deletion':'" + deletion + "'")
                        .path("code")
                        .asString())
                .isEqualTo("purged");
    }

    @Test
    void severalDeletionsArePurgedTogether() {
        String one = deleted("q1", "41");
        String two = deleted("q2", "42");

        JsonNode purged = ask("q3", "'action':'purge','deletions':['" + one + "','999999','" + two + "']");

        assertThat(purged.path("outcome").asString()).isEqualTo("done");
        assertThat(purged.path("deletions").findValuesAsString("rootId")).containsExactly("41", "42");
        assertThat(purged.path("deletions").findValuesAsString("state")).containsExactly("purged", "purged");
        assertThat(purged.path("errors").findValuesAsString("code")).containsExactly("not-found");
    }

    @Test
    void aSenderMayWhatHeMay() {
        String deletion = deleted("c1", "50");

        assertThat(ask(CRM, "c2", "'action':'hold','type':'users','id':'50','reason':'x'")
                        .path("hold")
                        .path("actor")
                        .asString())
                .isEqualTo("crm");
        assertThat(ask(CRM, "c3", "'action':'hold','type':'stories','id':'50','reason':'x'")
                        .path("code")
                        .asString())
                .isEqualTo("forbidden");
        assertThat(ask(CRM, "c4", "'action':'retain','deletion':'" + deletion + "','extend':'1d','reason':'x'")
                        .path("outcome")
                        .asString())
                .isEqualTo("refused");
        assertThat(ask(CRM, "c5", "'action':'purge','deletion':'" + deletion + "'")
                        .path("code")
                        .asString())
                .isEqualTo("forbidden");
        assertThat(ask("c6", "'action':'hold','type':'stories','id':'50','reason':'x'")
                        .path("code")
                        .asString())
                .isEqualTo("forbidden");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    m1 | 'type':'users','id':'1'
                    m2 | 'action':'forget','deletion':'1'
                    m3 | 'action':'hold','type':'users','id':'1'
                    m4 | 'action':'hold','type':'users','reason':'x'
                    m5 | 'action':'hold','deletion':'1','type':'users','id':'1','reason':'x'
                    m6 | 'action':'hold','type':'users','id':'1','kind':'soft','reason':'x'
                    m7 | 'action':'hold','type':'users','id':'1','until':'soon','reason':'x'
                    m8 | 'action':'release'
                    m9 | 'action':'release','holds':['x']
                    m10 | 'action':'retain','deletion':'1','reason':'x'
                    m11 | 'action':'retain','deletion':'1','extend':'1x','reason':'x'
                    m12 | 'action':'retain','deletion':'1','extend':'1d','shorten':'1d','reason':'x'
                    m13 | 'action':'purge'
                    m15 | 'action':'purge','deletion':'1','deletions':['2']
                    m16 | 'action':'purge','deletions':[]
                    m14 | 'action':'purge','deletion':'1','force':true
                    """, quoteCharacter = '`')
    void whatIsMalformedIsRejected(String id, String members) {
        assertThat(ask(id, members).path("outcome").asString()).isEqualTo("rejected");
    }
}
