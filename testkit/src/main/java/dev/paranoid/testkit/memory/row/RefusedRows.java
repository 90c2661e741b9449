package dev.paranoid.testkit.memory.row;

import dev.paranoid.application.port.DatabaseRefused;
import dev.paranoid.domain.EntityRef;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Rows that nothing changes or removes, as where a trigger of a database says so. */
public final class RefusedRows {

    private final Map<EntityRef, String> words = new ConcurrentHashMap<>();

    public void add(EntityRef row, String why) {
        words.put(row, why);
    }

    public void remove(EntityRef row) {
        words.remove(row);
    }

    void requireNot(EntityRef row) {
        String why = words.get(row);
        if (why != null) {
            throw new DatabaseRefused(why, null);
        }
    }
}
