package dev.paranoid.mybatis.background;

import dev.paranoid.mybatis.statement.Keys;
import dev.paranoid.mybatis.transaction.Outage;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.dao.PessimisticLockingFailureException;

/**
 * The components that this node works on. What there is to do is asked of the jobs themselves, so nothing that has to be done can
 * be forgotten. A node that is not heard of for a while loses its components to others.
 */
final class Components {

    /** A node that is heard of no more loses its components after so long. */
    static final Duration LEASE = Duration.ofSeconds(4);

    /** How much of a host's name fits beside the number of a process. */
    private static final int HOST = 40;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final WorkerMapper mapper;
    private final String node;

    Components(WorkerMapper mapper, String host) {
        this.mapper = mapper;
        this.node = node(host);
    }

    /** Tells nodes apart that run on one host, or that had its name before. */
    private static String node(String host) {
        ProcessHandle process = ProcessHandle.current();
        long started =
                process.info().startInstant().map(at -> at.toEpochMilli()).orElse(0L);
        return host.substring(0, Math.min(HOST, host.length())) + "/" + process.pid() + "/" + started + "/"
                + COUNT.incrementAndGet();
    }

    String node() {
        return node;
    }

    /** {@return components with something to do that no other node has} */
    List<String> waiting() {
        return Outage.guard(() -> mapper.waiting(node));
    }

    /** {@return whether this node has that component from now on} */
    boolean take(String component) {
        try {
            return Outage.guard(() -> {
                mapper.introduce(component);
                return mapper.take(component, node, LEASE.toMillis());
            });
        } catch (PessimisticLockingFailureException another) {
            return false;
        }
    }

    /** Keeps these for a while longer; what was lost to others stays theirs. */
    void keep(Collection<String> components) {
        List<String> all = components.stream().sorted().toList();
        if (!all.isEmpty()) {
            int unused = Outage.guard(() -> mapper.keep(node, LEASE.toMillis(), Keys.of(all)));
        }
    }

    /** Gives it back; nobody takes it before that time has passed. */
    void leave(String component, Duration rest) {
        int unused = Outage.guard(() -> mapper.leave(component, node, rest.toMillis()));
    }
}
