package com.example.shop;

import dev.paranoid.spring.DeletionEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Hears of it when it has been committed: the place to have a cache, or an index, follow. */
@Component
class Farewells {

    private final List<String> told = new CopyOnWriteArrayList<>();

    @TransactionalEventListener
    void told(DeletionEvent.Opened event) {
        told.add(event.root() + " with " + event.counts().getOrDefault("orders", 0L) + " orders");
    }

    List<String> told() {
        return told;
    }
}
