package dev.paranoid.kafka;

import dev.paranoid.application.Caller;

/** Whoever may write to the request topics: that right is Kafka's to give. Removal for good is for the types allowed. */
record KafkaCaller(ParanoidKafkaProperties properties) implements Caller {

    @Override
    public String name() {
        return properties.actor();
    }

    @Override
    public String source() {
        return "kafka";
    }

    @Override
    public boolean may(Verb verb, String type) {
        boolean removes = verb == Verb.HARD_DELETE || verb == Verb.PURGE;
        return !removes || properties.hardDelete().contains(type);
    }
}
