package dev.paranoid.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description knows good requests from wrong ones, and the names of the topics. */
class AsyncApiTests {

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'requestId':'r','type':'users','id':'1'}",
                "{'requestId':'r','type':'users','ids':['1','2'],'force':true,'reason':'asked','notAfter':'2026-11-24T08:00:00Z'}"
            })
    void takesGoodDeletes(String request) {
        assertThat(AsyncApi.faults("DeleteRequest", json(request))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'requestId':'r','type':'users','id':'1'}",
                "{'requestId':'r','deletion':'7','parents':'lift'}",
                "{'requestId':'r','deletion':{'requestId':'d'}}"
            })
    void takesGoodRestores(String request) {
        assertThat(AsyncApi.faults("RestoreRequest", json(request))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'users','id':'1'}",
                "{'requestId':'r','type':'users'}",
                "{'requestId':'r','type':'users','id':1}",
                "{'requestId':'r','type':'users','id':'1','ids':['2']}",
                "{'requestId':'r','type':'users','id':'1','froce':true}",
                "{'requestId':'r','type':'users','ids':['1','1']}"
            })
    void refusesWrongDeletes(String request) {
        assertThat(AsyncApi.faults("DeleteRequest", json(request))).isNotEmpty();
    }

    @Test
    void namesTheTopics() {
        assertThat(AsyncApi.channel("deleteRequests").asString()).isEqualTo(Tester.DELETES);
        assertThat(AsyncApi.channel("restoreRequests").asString()).isEqualTo(Tester.RESTORES);
        assertThat(AsyncApi.channel("results").asString()).isEqualTo(Tester.RESULTS);
        assertThat(AsyncApi.channel("events").asString()).isEqualTo(Tester.EVENTS);
    }
}
