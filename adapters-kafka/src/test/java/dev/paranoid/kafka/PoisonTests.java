package dev.paranoid.kafka;

import static dev.paranoid.kafka.Tester.DEAD_DELETES;
import static dev.paranoid.kafka.Tester.DELETES;
import static dev.paranoid.kafka.Tester.RESTORES;
import static dev.paranoid.kafka.Tester.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a producer sends, it becomes a dead letter as it came, and the next good request is served at once. */
class PoisonTests {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final String NO_ID = "";

    @TempDir
    private static Path directory;

    private static Tester tester;
    private static int count;

    @BeforeAll
    static void start() {
        tester = new Tester(directory);
        tester.send(DELETES, "{'requestId':'warm','type':'users','id':'200'}");
        tester.answer("warm");
    }

    @AfterAll
    static void stop() {
        try {
            nobodyElseWasAnswered();
            tester.describedByAsyncApi();
        } finally {
            tester.close();
        }
    }

    private static Arguments wrong(String id, String json) {
        return Arguments.of(id, json, message(DELETES, json));
    }

    private static Arguments restore(String id, String json) {
        return Arguments.of(id, json, message(RESTORES, json));
    }

    private static Arguments bytes(String name, byte @Nullable [] bytes) {
        return Arguments.of(NO_ID, name, new ProducerRecord<>(DELETES, (byte[]) null, bytes));
    }

    private static Arguments headers(String id, String json, String... headers) {
        ProducerRecord<byte[], byte[]> message = message(DELETES, json);
        for (int i = 0; i < headers.length; i += 2) {
            message.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return Arguments.of(id, json + " " + Arrays.toString(headers), message);
    }

    static Stream<Arguments> wrongMessages() {
        List<Arguments> all = new ArrayList<>(List.of(
                bytes("no value", null),
                bytes("nothing", new byte[0]),
                bytes("zeros", new byte[1000]),
                bytes("not UTF-8", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}),
                Arguments.of(
                        "utf16",
                        "UTF-16",
                        new ProducerRecord<>(
                                DELETES, (byte[]) null, "{\"requestId\":\"utf16\"}".getBytes(StandardCharsets.UTF_16))),
                bytes("a serialized object", new byte[] {(byte) 0xac, (byte) 0xed, 0, 5, 't', 0, 1, 'x'}),
                wrong(NO_ID, "gibberish"),
                wrong("p0", "\uFEFF{'requestId':'p0','type':'users','id':'1'}"),
                wrong(NO_ID, "null"),
                wrong(NO_ID, "[]"),
                wrong(NO_ID, "'text'"),
                wrong(NO_ID, "17"),
                wrong(NO_ID, "{}"),
                wrong(NO_ID, "{'type':'users','id':'1'}"),
                wrong(NO_ID, "{'requestId':1,'type':'users','id':'1'}"),
                wrong(NO_ID, "{'requestId':null,'type':'users','id':'1'}"),
                wrong(NO_ID, "{'requestId':'','type':'users','id':'1'}"),
                wrong(NO_ID, "{'requestId':'" + "x".repeat(256) + "','type':'users','id':'1'}"),
                wrong(NO_ID, "{'requestId':'p1','requestId':'p2','type':'users','id':'1'}"),
                wrong(NO_ID, "{'data':{'requestId':'p3'}}"),
                wrong("p4", "{'requestId':'p4','type':'users','id':'1'"),
                wrong("p5", "{'requestId':'p5','type':'users','id':'1'} {}"),
                wrong("p6", "{'requestId':'p6','type':'users','id':'1','id':'2'}"),
                wrong("p7", "{'requestId':'p7','type':'users'}"),
                wrong("p8", "{'requestId':'p8','id':'1'}"),
                wrong("p9", "{'requestId':'p9','type':'users','id':1}"),
                wrong("p10", "{'requestId':'p10','type':'users','id':'1','ids':['2']}"),
                wrong("p11", "{'requestId':'p11','type':'users','ids':[]}"),
                wrong("p12", "{'requestId':'p12','type':'users','ids':'1'}"),
                wrong("p13", "{'requestId':'p13','type':'users','ids':['1',2]}"),
                wrong("p14", "{'requestId':'p14','type':'users','ids':['1','1']}"),
                wrong("p15", "{'requestId':'p15','type':'users','id':'1','force':'true'}"),
                wrong("p16", "{'requestId':'p16','type':'users','id':'1','force':1}"),
                wrong("p17", "{'requestId':'p17','type':'users','id':'1','reason':5}"),
                wrong("p18", "{'requestId':'p18','type':'users','id':'1','reason':'" + "x".repeat(1001) + "'}"),
                wrong("p19", "{'requestId':'p19','type':'users','id':'1','notAfter':'tomorrow'}"),
                wrong("p20", "{'requestId':'p20','type':'users','id':'1','froce':true}"),
                wrong("p21", "{'requestId':'p21','type':'users','id':'1','parents':'lift'}"),
                wrong("p22", "{'requestId':'p22','type':'users','id':'1','x':" + "[".repeat(40) + "]".repeat(40) + "}"),
                wrong("p23", "{'requestId':'p23','type':'users','id':'1','@class':'java.net.URL'}"),
                wrong("p24", "{'requestId':'p24','type':'users','id':'" + "x".repeat(1 << 20) + "'}"),
                wrong(
                        "p25",
                        "{'specversion':'2.0','id':'p25','source':'/s','type':'t','data':{'type':'users','id':'1'}}"),
                wrong("p26", "{'specversion':'1.0','id':'p26','type':'t','data':{'type':'users','id':'1'}}"),
                wrong("p27", "{'specversion':'1.0','id':'p27','source':'/s','type':'t','data':'text'}"),
                wrong(
                        "p28",
                        "{'specversion':'1.0','id':'p28','source':'/s','type':'t',"
                                + "'data':{'requestId':'other','type':'users','id':'1'}}"),
                wrong(NO_ID, "{'specversion':'1.0','source':'/s','type':'t','data':{'type':'users','id':'1'}}")));
        all.addAll(List.of(
                restore("r1", "{'requestId':'r1'}"),
                restore("r2", "{'requestId':'r2','deletion':7}"),
                restore("r3", "{'requestId':'r3','deletion':'0x7'}"),
                restore("r4", "{'requestId':'r4','deletion':'99999999999999999999'}"),
                restore("r5", "{'requestId':'r5','deletion':{}}"),
                restore("r6", "{'requestId':'r6','deletion':{'requestId':'a','x':1}}"),
                restore("r7", "{'requestId':'r7','deletion':'7','type':'users','id':'1'}"),
                restore("r8", "{'requestId':'r8','type':'users','id':'1','parents':'all'}"),
                restore("r9", "{'requestId':'r9','type':'users','id':'1','force':true}"),
                headers(
                        "h1",
                        "{'type':'users','id':'1','x':1}",
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        "h1",
                        "ce_source",
                        "/s",
                        "ce_type",
                        "t"),
                headers(
                        "h2",
                        "{'type':'users','id':'1'}",
                        "ce_specversion",
                        "9",
                        "ce_id",
                        "h2",
                        "ce_source",
                        "/s",
                        "ce_type",
                        "t"),
                headers("h3", "{'type':'users','id':'1'}", "ce_specversion", "1.0", "ce_id", "h3"),
                headers(NO_ID, "{'type':'users','id':'1'}", "ce_specversion", "1.0", "ce_source", "/s", "ce_type", "t"),
                headers(NO_ID, "x", "spring_json_header_types", "{'a':'java.lang.Runtime'}", "a", "{}"),
                headers(NO_ID, "x", "__TypeId__", "java.net.URL"),
                headers(NO_ID, "x", "springDeserializerExceptionValue", "rO0ABXQAAXg="),
                headers(NO_ID, "x", "kafka_dlt-original-offset", "not a number"),
                headers(NO_ID, "x", "kafka_replyTopic", "paranoid.delete-requests"),
                headers(NO_ID, "x", "kafka_deliveryAttempt", "", "retry_topic-attempts", "x"),
                headers(NO_ID, "x", "h".repeat(10_000), "v".repeat(10_000))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("wrongMessages")
    void isADeadLetterAndTheNextIsServed(String id, String name, ProducerRecord<byte[], byte[]> wrong) {
        count++;
        byte[] mark = ("mark" + count).getBytes(StandardCharsets.UTF_8);
        wrong.headers().add("mark", mark);
        tester.send(wrong);
        long sent = System.nanoTime();
        tester.send(DELETES, "{'requestId':'good" + count + "','type':'users','id':'" + count + "'}");
        assertThat(tester.answer("good" + count).path("outcome").asString()).isEqualTo("done");
        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(AT_ONCE);

        ConsumerRecord<byte[], byte[]> letter =
                tester.await(each -> each.topic().endsWith(".dlt")
                        && Arrays.equals(each.headers().lastHeader("mark").value(), mark));
        assertThat(letter.topic()).isEqualTo(wrong.topic() + ".dlt");
        assertThat(letter.value()).isEqualTo(wrong.value());
        wrong.headers()
                .forEach(header -> assertThat(
                                letter.headers().lastHeader(header.key()).value())
                        .isEqualTo(header.value()));
        assertThat(letter.headers().lastHeader("paranoid_error").value()).isNotEmpty();
        if (!id.isEmpty()) {
            assertThat(tester.answer(id).path("outcome").asString()).isEqualTo("rejected");
        }
    }

    private static void nobodyElseWasAnswered() {
        assertThat(tester.seen().stream().filter(each -> each.topic().equals(Tester.RESULTS)))
                .hasSize(1
                        + count
                        + (int) wrongMessages()
                                .filter(arguments -> !arguments.get()[0].equals(NO_ID))
                                .count());
        assertThat(tester.seen().stream().filter(each -> each.topic().equals(DEAD_DELETES)))
                .isNotEmpty();
    }
}
