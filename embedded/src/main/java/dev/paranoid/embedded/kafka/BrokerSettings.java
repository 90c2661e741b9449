package dev.paranoid.embedded.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a single node needs to be told. */
final class BrokerSettings {

    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";
    private static final String CLIENTS = "CLIENTS";

    private BrokerSettings() {}

    static Map<String, String> of(Path directory, BrokerPorts ports, BrokerLogin login) {
        Map<String, String> settings = new HashMap<>(place(directory, ports));
        settings.putAll(guarded(login));
        settings.putAll(small());
        return settings;
    }

    private static Map<String, String> place(Path directory, BrokerPorts ports) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "" + NODE,
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + ports.controller(),
                "listeners",
                CLIENTS + "://" + ports.address() + "," + CONTROLLER + "://127.0.0.1:" + ports.controller(),
                "advertised.listeners",
                CLIENTS + "://" + ports.address(),
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                CLIENTS,
                "log.dirs",
                BrokerDirectory.records(directory).toString(),
                "auto.create.topics.enable",
                "false");
    }

    private static Map<String, String> small() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.dedupe.buffer.size", "2097152"));
        // After kill -9 a restart waits until the session before has ended; shorter ones are lost on a busy machine.
        settings.putAll(Map.of(
                "broker.session.timeout.ms", "5000",
                "broker.heartbeat.interval.ms", "200",
                "message.max.bytes", "8388608",
                "num.network.threads", "1",
                "num.io.threads", "2"));
        return settings;
    }

    /** Both listeners ask for the log-in: through that of the controller, topics can be removed as well. */
    private static Map<String, String> guarded(BrokerLogin login) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "listener.security.protocol.map",
                CLIENTS + ":" + BrokerLogin.PROTOCOL + "," + CONTROLLER + ":" + BrokerLogin.PROTOCOL,
                "sasl.enabled.mechanisms",
                BrokerLogin.MECHANISM,
                "sasl.mechanism.inter.broker.protocol",
                BrokerLogin.MECHANISM,
                "sasl.mechanism.controller.protocol",
                BrokerLogin.MECHANISM));
        for (String listener : new String[] {CLIENTS, CONTROLLER}) {
            String prefix = "listener.name." + listener.toLowerCase(Locale.ROOT) + "."
                    + BrokerLogin.MECHANISM.toLowerCase(Locale.ROOT) + ".";
            settings.put(prefix + "sasl.jaas.config", login.jaas());
            settings.put(prefix + "sasl.server.callback.handler.class", OneLogin.class.getName());
        }
        return settings;
    }
}
