package dev.paranoid.live.sql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Answers by the statement that they are about, at most twice as many as the bound: when it is reached, those that nobody asked for since
 * the last time are forgotten. Each {@value #CHARACTERS} characters of a statement count as one, so that the bound holds for memory too.
 */
final class Remembered<A> {

    private static final int CHARACTERS = 1024;

    private final int bound;
    private int weight;
    private volatile Map<String, A> young = new ConcurrentHashMap<>();
    private volatile Map<String, A> old = Map.of();

    Remembered(int bound) {
        this.bound = bound;
    }

    A get(String sql, Function<String, A> answer) {
        A known = young.get(sql);
        if (known != null) {
            return known;
        }
        A before = old.get(sql);
        A result = before == null ? answer.apply(sql) : before;
        put(sql, result);
        return result;
    }

    private synchronized void put(String sql, A result) {
        int more = 1 + sql.length() / CHARACTERS;
        if (more > bound) {
            return;
        }
        if (weight + more > bound) {
            old = young;
            young = new ConcurrentHashMap<>();
            weight = 0;
        }
        weight += young.put(sql, result) == null ? more : 0;
    }

    int size() {
        return young.size() + old.size();
    }
}
