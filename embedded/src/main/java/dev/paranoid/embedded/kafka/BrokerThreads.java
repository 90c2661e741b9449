package dev.paranoid.embedded.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one broker. A broker that can go on no longer would end the process, and halt it before anybody could tidy up;
 * one whose threads these are has failed, and the process goes on.
 */
final class BrokerThreads extends ThreadGroup {

    static {
        Runtime process = Runtime.getRuntime();
        Exit.setExitProcedure((status, message) -> ended(status, message, process::exit));
        Exit.setHaltProcedure((status, message) -> ended(status, message, process::halt));
    }

    private final CompletableFuture<String> failed = new CompletableFuture<>();

    BrokerThreads() {
        super("embedded-kafka");
    }

    private static void ended(int status, @Nullable String message, IntConsumer otherwise) {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group != null && !(group instanceof BrokerThreads)) {
            group = group.getParent();
        }
        if (group instanceof BrokerThreads broker) {
            broker.failed.complete(message == null ? "it ended itself with " + status : message);
        } else {
            otherwise.accept(status);
        }
    }

    /** {@return why it has failed, as soon as it has} */
    CompletableFuture<String> failed() {
        return failed;
    }

    /** {@return the end of this work, done in a thread of the broker's; those that it begins are the broker's too} */
    CompletableFuture<@Nullable Void> begin(Runnable work) {
        CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
        Thread thread = new Thread(
                this,
                () -> {
                    try {
                        work.run();
                        end.complete(null);
                    } catch (Throwable failure) {
                        end.completeExceptionally(failure);
                    }
                },
                getName());
        thread.setDaemon(true);
        thread.start();
        return end;
    }
}
