package dev.paranoid.server.architecture.violators.kafka;

import org.springframework.kafka.annotation.KafkaListener;

/** Lets a producer choose what it is given. */
class ReadsObjects {

    @KafkaListener(topics = "any")
    Object onMessage(Object message) {
        return message;
    }
}
