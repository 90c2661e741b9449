package dev.paranoid.kafka;

import dev.paranoid.application.assembly.ParanoidEngine;
import dev.paranoid.application.assembly.TenantAccess;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.CurrentCaller;
import dev.paranoid.application.port.InstallationIdentity;
import dev.paranoid.application.port.Ports;
import dev.paranoid.application.port.message.AcceptedRequests;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.request.Requests;
import dev.paranoid.domain.EntityType;
import dev.paranoid.domain.policy.DeletionRules;
import dev.paranoid.domain.relation.EntityGraph;
import dev.paranoid.domain.relation.Relation;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.memory.InMemoryEngine;
import dev.paranoid.testkit.memory.message.MemoryAcceptedRequests;
import dev.paranoid.testkit.memory.message.MemoryOutbox;
import dev.paranoid.testkit.schema.TestColumn;
import dev.paranoid.testkit.schema.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that has nothing but what the adapter needs. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({KafkaAutoConfiguration.class, ParanoidKafkaAutoConfiguration.class})
class TesterApplication {

    private static final EntityType USERS = EntityType.paranoid("users");
    private static final EntityType STORIES = EntityType.paranoid("stories");
    private static final String TENANT = "tenant";
    private static final int ROWS = 200;

    @Bean
    InMemoryEngine engine() {
        EntityGraph graph =
                EntityGraph.of(List.of(USERS, STORIES), List.of(Relation.cascading(STORIES, "created_by", USERS)));
        InMemoryEngine engine =
                InMemoryEngine.of(TestSchema.of(graph).with("users", table -> table.holding(TestColumn.text(TENANT))));
        List<NewRow> rows = new ArrayList<>();
        for (int i = 1; i <= ROWS; i++) {
            rows.add(NewRow.of("users", "" + i).with(TENANT, i <= Tester.OF_TENANT_A ? "a" : "b"));
            rows.add(NewRow.of("stories", "" + i).with("created_by", "" + i));
        }
        engine.insert(rows);
        return engine;
    }

    /** An application that knows who writes to Kafka. */
    @Bean
    @ConditionalOnProperty("test.caller")
    CurrentCaller caller(@Value("${test.caller}") String name) {
        return source -> Optional.of(Caller.named(name));
    }

    @Bean
    Requests requests(InMemoryEngine engine) {
        EntityGraph graph = engine.schema().graph();
        Ports ports = engine.ports();
        return ParanoidEngine.over(
                        graph,
                        DeletionRules.NONE,
                        ports.with(new TenantAccess(graph, ports.reader(), Map.of("users", TENANT))))
                .requests();
    }

    @Bean
    AcceptedRequests acceptedRequests() {
        return new MemoryAcceptedRequests(List::of);
    }

    @Bean
    InstallationIdentity identity() {
        return () -> Tester.INSTALLATION;
    }

    @Bean
    Outbox outbox() {
        return new MemoryOutbox();
    }
}
