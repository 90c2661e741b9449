package dev.paranoid.mybatis.accepted;

import dev.paranoid.application.port.message.AcceptedRequests.Accepted;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.mybatis.message.OutboxRow;
import dev.paranoid.mybatis.message.OutcomeText;
import org.jspecify.annotations.Nullable;

/** A request that was accepted, as it is stored: the draft of its final answer as in the outbox. */
@SuppressWarnings("ArrayRecordComponent") // never compared: it comes from a table or goes there
public record AcceptedRow(
        String messageId, String topic, byte @Nullable [] messageKey, String type, byte[] headers, String outcome) {

    static AcceptedRow of(Accepted accepted) {
        OutboxRow draft = OutboxRow.of(accepted.draft());
        return new AcceptedRow(
                draft.id(),
                draft.aggregatetype(),
                draft.aggregateid(),
                draft.type(),
                draft.headers(),
                OutcomeText.of(accepted.outcome()));
    }

    @Nullable
    Object[] values() {
        return new @Nullable Object[] {messageId, topic, messageKey, type, headers, outcome};
    }

    Accepted accepted() {
        Message draft = new OutboxRow(null, messageId, topic, messageKey, type, null, headers, 0).message();
        return new Accepted(OutcomeText.read(outcome), draft);
    }
}
