package dev.paranoid.embedding.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An entity of JPA that knows nothing of deletion. */
@Entity
@Table(name = "customers")
public class Customer {

    @Id
    private long id;

    private String name = "";

    protected Customer() {}

    public Customer(long id, String name) {
        this.id = id;
        this.name = name;
    }

    public void rename(String other) {
        name = other;
    }

    public String name() {
        return name;
    }

    public long id() {
        return id;
    }
}
