package dev.paranoid.mybatis.message;

import dev.paranoid.application.port.Transactions;
import dev.paranoid.application.port.message.Outbox;
import dev.paranoid.mybatis.message.OutboxMapper.SizeRow;
import dev.paranoid.mybatis.statement.BoundValues;
import dev.paranoid.mybatis.statement.Utc;
import dev.paranoid.mybatis.transaction.Outage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox in {@code paranoid_outbox}. */
public final class MyBatisOutbox implements Outbox {

    private static final int ERROR_LENGTH = 1000;

    /** So much is read at once, unless one message is larger. */
    private static final long BYTES = 8 << 20;

    private final OutboxMapper mapper;
    private final Transactions transactions;
    private final List<Runnable> wakes = new CopyOnWriteArrayList<>();

    public MyBatisOutbox(OutboxMapper mapper, Transactions transactions) {
        this.mapper = mapper;
        this.transactions = transactions;
    }

    @Override
    public void add(List<Message> messages) {
        if (!messages.isEmpty()) {
            mapper.add(BoundValues.of(messages, message -> OutboxRow.of(message).values()));
            if (TransactionSynchronizationManager.isSynchronizationActive()) {
                TransactionSynchronizationManager.registerSynchronization(new Wake());
            }
        }
    }

    @Override
    public int publish(int limit, Function<List<Message>, List<Failed>> publisher) {
        return transactions.inTransaction(() -> {
            List<Integer> lanes = mapper.freeLanes();
            List<Long> seqs = lanes.isEmpty() ? List.of() : first(mapper.sizes(lanes, limit));
            if (!seqs.isEmpty()) {
                send(seqs, publisher);
            }
            return seqs.size();
        });
    }

    /** {@return as many of the first as fit into memory; one at least} */
    private static List<Long> first(List<SizeRow> oldest) {
        List<Long> seqs = new ArrayList<>();
        long bytes = 0;
        for (SizeRow each : oldest) {
            bytes += each.bytes();
            if (bytes > BYTES && !seqs.isEmpty()) {
                break;
            }
            seqs.add(each.seq());
        }
        return seqs;
    }

    private void send(List<Long> oldest, Function<List<Message>, List<Failed>> publisher) {
        List<OutboxRow> rows = mapper.find(BoundValues.single(oldest));
        Map<String, Long> seqs = new HashMap<>();
        rows.forEach(row -> seqs.put(row.id(), Objects.requireNonNull(row.seq())));
        List<Failed> failed =
                publisher.apply(rows.stream().map(OutboxRow::message).toList());
        failed.forEach(
                each -> setAside(Objects.requireNonNull(seqs.get(each.message().id())), each.error()));
        mapper.remove(BoundValues.single(oldest));
    }

    /** One by one: there is hardly ever one, and each has its own error. */
    private void setAside(long seq, String error) {
        mapper.setAside(seq, error.length() > ERROR_LENGTH ? error.substring(0, ERROR_LENGTH) : error);
    }

    @Override
    public void whenAdded(Runnable wake) {
        wakes.add(wake);
    }

    @Override
    public Backlog backlog() {
        OutboxMapper.BacklogRow row = Outage.guard(mapper::backlog);
        return Backlog.since(
                row.messages(),
                Optional.ofNullable(row.oldest()).map(Utc::instant),
                Utc.instant(row.now()),
                row.setAside());
    }

    /** Tells whoever publishes that there is something to do. */
    private final class Wake implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            wakes.forEach(Runnable::run);
        }
    }
}
