package dev.paranoid.kafka.request;

import dev.paranoid.application.request.Request;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A message that came.
 *
 * @param message as it came
 * @param request what it asks for
 * @param answered whether its sender gave it an id, and so has an answer
 * @param wrong what is wrong with it
 */
public record Incoming(
        ConsumerRecord<byte[], byte[]> message, Request request, boolean answered, Optional<String> wrong) {}
