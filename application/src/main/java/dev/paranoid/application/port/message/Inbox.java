package dev.paranoid.application.port.message;

import dev.paranoid.application.request.RequestId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One entry a request that was carried out, or was withdrawn before it came. All methods expect a transaction. */
public interface Inbox {

    /**
     * Makes an entry for each of these where there is none, and locks them all until the end of the transaction, in an order
     * that is the same for everyone; waits for transactions that hold some. The number of statements does not depend on how
     * many are given.
     *
     * @param keys names of requests
     * @param at when they came, by the database's clock
     * @return the entries as they are now; one that was just made has neither fingerprint nor answer
     */
    Map<RequestKey, Entry> lock(Collection<RequestKey> keys, Instant at);

    /**
     * {@return the entry, locked like {@link #lock}; empty at once where another transaction holds it}
     *
     * @param key name of a request
     * @param at when it came, by the database's clock
     */
    Optional<Entry> lockNow(RequestKey key, Instant at);

    /**
     * Writes these entries, which are locked, in one statement.
     *
     * @param entries any number
     */
    void write(List<Entry> entries);

    /**
     * The name of a request.
     *
     * @param scope within which ids are unique, at most 300 characters; {@code kafka}, {@code rest:ann}
     * @param id which the requester has chosen
     */
    record RequestKey(String scope, RequestId id) implements Comparable<RequestKey> {
        @Override
        public int compareTo(RequestKey other) {
            int byScope = scope.compareTo(other.scope);
            return byScope == 0 ? id.compareTo(other.id) : byScope;
        }
    }

    /**
     * A request that came, or that was named by another.
     *
     * @param key its name
     * @param fingerprint a digest of what it said; empty where it has not come
     * @param withdrawn whether another request has withdrawn it
     * @param status of the answer, 0 where it has none
     * @param answer of a call, its answer; of a request of a message, which has its answer elsewhere, a text without characters;
     *     empty where it has not come
     */
    record Entry(RequestKey key, Optional<String> fingerprint, boolean withdrawn, int status, Optional<String> answer) {

        /** {@return whether it came} */
        public boolean came() {
            return fingerprint.isPresent();
        }

        /**
         * {@return the same, carried out}
         *
         * @param digest of what the request said
         * @param code status of the answer; 0 where it has none
         * @param body the answer; without characters where nobody asks for it again
         */
        public Entry answered(String digest, int code, String body) {
            return new Entry(key, Optional.of(digest), withdrawn, code, Optional.of(body));
        }

        /** {@return the same, withdrawn} */
        public Entry inWithdrawal() {
            return new Entry(key, fingerprint, true, status, answer);
        }
    }
}
