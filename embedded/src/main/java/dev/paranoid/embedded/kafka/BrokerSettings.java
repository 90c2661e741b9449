package dev.paranoid.embedded.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a single node needs to be told. */
final class BrokerSettings {

    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private BrokerSettings() {}

    static Map<String, String> of(Path directory, BrokerPorts ports) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "" + NODE,
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + ports.controller(),
                "listeners",
                "PLAINTEXT://" + ports.address() + "," + CONTROLLER + "://127.0.0.1:" + ports.controller(),
                "advertised.listeners",
                "PLAINTEXT://" + ports.address(),
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                "PLAINTEXT",
                "listener.security.protocol.map",
                CONTROLLER + ":PLAINTEXT,PLAINTEXT:PLAINTEXT",
                "log.dirs",
                BrokerDirectory.records(directory).toString(),
                "auto.create.topics.enable",
                "false"));
        settings.putAll(Map.of(
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
}
