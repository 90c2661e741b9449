package dev.paranoid.kafka.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

class PollWatchTests {

    @Test
    void aFailureIsNotTheEndOfTheWatch() throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(2);
        PollWatch watch = new PollWatch(new KafkaListenerEndpointRegistry() {
            @Override
            public @Nullable MessageListenerContainer getListenerContainer(String id) {
                looks.countDown();
                throw new IllegalStateException("Of a consumer that is being closed");
            }
        });
        watch.start();
        try {
            assertThat(looks.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            watch.stop();
        }
    }
}
