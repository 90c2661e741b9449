package dev.paranoid.application.deduplication;

import dev.paranoid.application.port.message.Inbox.Entry;
import dev.paranoid.application.port.message.Inbox.RequestKey;
import dev.paranoid.application.request.Outcome;
import dev.paranoid.application.request.Request;
import dev.paranoid.application.request.RequestId;
import java.util.List;
import java.util.Map;

/** What is done about requests that are new. */
interface RequestHandler {

    /**
     * {@return an outcome for each}
     *
     * @param fresh each id once
     * @param entries of these and of those that they name, locked; withdrawals are noted here
     */
    Map<RequestId, Outcome> run(List<Request> fresh, Map<RequestKey, Entry> entries);
}
