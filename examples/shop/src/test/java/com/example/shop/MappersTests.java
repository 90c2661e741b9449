package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paranoid.application.RecycleBin;
import dev.paranoid.application.caller.Caller;
import dev.paranoid.test.ParanoidTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tables, the mappers and the recycle bin, without the rest of the shop. What a test does is rolled back. */
@ParanoidTest
class MappersTests {

    @Autowired
    private RecycleBin bin;

    @Autowired
    private CustomerMapper customers;

    @Autowired
    private OrderMapper orders;

    @Test
    void aCustomerTakesHerOrdersAlong() {
        bin.by(Caller.named("test")).delete(customers.byId(2));

        assertThat(customers.byId(2)).isNull();
        assertThat(orders.count()).isEqualTo(3);
    }

    @Test
    void andBringsThemBack() {
        RecycleBin asked = bin.by(Caller.named("test"));
        asked.delete("customers", 2);
        asked.restore("customers", 2);

        assertThat(customers.byId(2).name()).isEqualTo("Bob");
        assertThat(orders.count()).isEqualTo(5);
    }
}
