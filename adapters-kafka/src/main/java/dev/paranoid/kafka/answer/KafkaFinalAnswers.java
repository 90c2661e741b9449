package dev.paranoid.kafka.answer;

import dev.paranoid.application.caller.Caller;
import dev.paranoid.application.port.message.FinalAnswers;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.application.port.message.Outbox.Message;
import dev.paranoid.application.port.message.Payload;
import java.util.List;
import java.util.Optional;

/** Final answers to requests that were accepted, by way of the outbox. */
public final class KafkaFinalAnswers implements FinalAnswers {

    private final Outbox outbox;
    private final ResultMessages letters;

    public KafkaFinalAnswers(Outbox outbox, ResultMessages letters) {
        this.outbox = outbox;
        this.letters = letters;
    }

    @Override
    public void tell(List<Ended> ended) {
        outbox.add(ended.stream().map(this::message).toList());
    }

    @Override
    public Caller askedBy(Message draft) {
        return letters.askedBy(draft);
    }

    private Message message(Ended ended) {
        Message draft = ended.draft();
        return new Message(
                draft.id(),
                draft.topic(),
                draft.key(),
                draft.type(),
                Optional.of(Payload.of(letters.body(ended.outcome()))),
                draft.headers());
    }
}
