package dev.paranoid.embedding.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A customer that is live: of the view that {@code LiveViews} writes. */
@Entity
@Table(name = "live_customers")
public class LiveCustomer {

    @Id
    private long id;

    private String name = "";

    protected LiveCustomer() {}

    public LiveCustomer(long id, String name) {
        this.id = id;
        this.name = name;
    }

    public void rename(String other) {
        name = other;
    }

    public String name() {
        return name;
    }
}
