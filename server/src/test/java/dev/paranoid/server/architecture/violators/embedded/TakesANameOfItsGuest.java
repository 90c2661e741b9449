package dev.paranoid.server.architecture.violators.embedded;

import org.springframework.context.annotation.Bean;

/** Its guest may have a bean called so. */
class TakesANameOfItsGuest {

    @Bean
    Object outbox() {
        return new Object();
    }

    @Bean("entities")
    Object paranoidEntities() {
        return new Object();
    }
}
