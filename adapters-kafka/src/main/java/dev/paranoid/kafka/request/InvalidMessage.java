package dev.paranoid.kafka.request;

/** What is wrong with a message, in words for whoever sent it. */
final class InvalidMessage extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidMessage(String detail) {
        super(detail, null, false, false);
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
