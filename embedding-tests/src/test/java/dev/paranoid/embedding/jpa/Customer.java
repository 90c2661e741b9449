package dev.paranoid.embedding.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PreUpdate;
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

    /** As Bean Validation has it: where it is written, and that is at the commit. */
    @PreUpdate
    void requireName() {
        if (name.isEmpty()) {
            throw new UnsupportedOperationException("A customer needs a name");
        }
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
