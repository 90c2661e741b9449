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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'requestId':'r','action':'hold','type':'users','ids':['1','2'],'reason':'why','kind':'freeze','caseId':'7'}",
                "{'requestId':'r','action':'hold','type':'users','all':true,'reason':'why','until':'2030-01-01T00:00:00Z'}",
                "{'requestId':'r','action':'hold','deletion':'7','reason':'why'}",
                "{'requestId':'r','action':'release','holds':['3'],'reason':'over'}",
                "{'requestId':'r','action':'retain','deletion':'7','extend':'30d','reason':'why'}",
                "{'requestId':'r','action':'purge','deletion':'7'}"
            })
    void takesGoodRequestsAboutRetention(String request) {
        assertThat(AsyncApi.faults("RetentionRequest", json(request))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'requestId':'r','action':'hold','type':'users','id':'1'}",
                "{'requestId':'r','action':'hold','type':'users','reason':'why'}",
                "{'requestId':'r','action':'hold','deletion':'7','type':'users','id':'1','reason':'why'}",
                "{'requestId':'r','action':'release','hold':'3'}",
                "{'requestId':'r','action':'retain','deletion':'7','reason':'why'}",
                "{'requestId':'r','action':'purge','deletion':7}",
                "{'requestId':'r','action':'forget','deletion':'7'}",
                "{'requestId':'r','deletion':'7'}"
            })
    void refusesWrongRequestsAboutRetention(String request) {
        assertThat(AsyncApi.faults("RetentionRequest", json(request))).isNotEmpty();
    }

    @Test
    void namesTheTopics() {
        assertThat(AsyncApi.channel("retentionRequests").asString()).isEqualTo(Tester.RETENTIONS);
        assertThat(AsyncApi.channel("deleteRequests").asString()).isEqualTo(Tester.DELETES);
        assertThat(AsyncApi.channel("restoreRequests").asString()).isEqualTo(Tester.RESTORES);
        assertThat(AsyncApi.channel("results").asString()).isEqualTo(Tester.RESULTS);
        assertThat(AsyncApi.channel("events").asString()).isEqualTo(Tester.EVENTS);
    }
}
