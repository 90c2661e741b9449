package dev.paranoid.rest.request;

/** The header by which a call is carried out once, however often it is sent. */
public final class IdempotencyKey {

    public static final String HEADER = "Idempotency-Key";

    private IdempotencyKey() {}
}
