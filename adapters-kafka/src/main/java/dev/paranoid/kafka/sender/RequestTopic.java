package dev.paranoid.kafka.sender;

import dev.paranoid.application.Caller;

/**
 * A topic of requests.
 *
 * @param name as the broker calls it
 * @param caller who asks by writing there
 * @param deletes whether they are requests to delete, else to restore
 * @param results where answers go, unless a request names another topic that it may
 */
public record RequestTopic(String name, Caller caller, boolean deletes, String results) {}
