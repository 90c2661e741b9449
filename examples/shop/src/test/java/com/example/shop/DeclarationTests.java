package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.RecycleBin;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.caller.CurrentCaller;
import dev.paranoid.domain.EntityRef;
import dev.paranoid.testkit.NewRow;
import dev.paranoid.testkit.memory.InMemoryEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What belongs to what, without a database and without Spring. */
class DeclarationTests {

    @Test
    void whoWasRecommendedStays() {
        InMemoryEngine engine = InMemoryEngine.fromConfiguration("application.yml");
        engine.insert(List.of(
                NewRow.of("customers", "1"),
                NewRow.of("customers", "2").with("recommended_by", "1"),
                NewRow.of("orders", "10").with("customer_id", "1"),
                NewRow.of("order_lines", "100").with("order_id", "10")));
        RecycleBin bin = new RecycleBin(engine.deletions(), CurrentCaller.UNKNOWN).by(Caller.named("test"));

        assertThat(bin.delete("customers", 1).took())
                .containsOnlyKeys("customers", "orders", "order_lines")
                .containsEntry("customers", 1L);
        assertThat(engine.snapshot().live(new EntityRef("customers", "2"))).isTrue();
    }
}
