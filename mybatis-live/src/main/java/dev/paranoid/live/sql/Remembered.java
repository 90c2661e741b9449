package dev.paranoid.live.sql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Answers by their question, at most twice as many as the bound: when it is reached, those that nobody asked for since the last time
 * are forgotten.
 */
final class Remembered<Q, A> {

    private final int bound;
    private volatile Map<Q, A> young = new ConcurrentHashMap<>();
    private volatile Map<Q, A> old = Map.of();

    Remembered(int bound) {
        this.bound = bound;
    }

    A get(Q question, Function<Q, A> answer) {
        A known = young.get(question);
        if (known != null) {
            return known;
        }
        A before = old.get(question);
        A result = before == null ? answer.apply(question) : before;
        put(question, result);
        return result;
    }

    private synchronized void put(Q question, A result) {
        if (young.size() >= bound) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
        young.put(question, result);
    }

    int size() {
        return young.size() + old.size();
    }
}
