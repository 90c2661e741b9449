package dev.paranoid.mybatis;

import dev.paranoid.application.Feature;
import dev.paranoid.mybatis.health.ProbeMapper;
import dev.paranoid.mybatis.message.InboxMapper;
import dev.paranoid.mybatis.migration.ParanoidTable;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where it is noted who asked for a deletion. A node that does not use requests that may come twice asks the catalogue, when it needs
 * that, until the tables are there: another node may have made them since it started.
 */
final class RequestTables implements Supplier<Optional<InboxMapper>> {

    private final InboxMapper requests;
    private final ProbeMapper probe;
    private volatile boolean there;

    RequestTables(Wiring wiring) {
        this.requests = wiring.mapper(InboxMapper.class);
        this.probe = wiring.mapper(ProbeMapper.class);
        this.there = wiring.installed().has(Feature.REQUESTS);
    }

    @Override
    public Optional<InboxMapper> get() {
        if (!there) {
            there = probe.own().contains(ParanoidTable.ASK.table());
        }
        return there ? Optional.of(requests) : Optional.empty();
    }
}
