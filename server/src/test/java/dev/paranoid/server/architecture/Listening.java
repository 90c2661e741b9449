package dev.paranoid.server.architecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/** What a listener takes and gives. */
final class Listening extends ArchCondition<JavaMethod> {

    private static final List<String> RAW =
            List.of("java.util.List<org.apache.kafka.clients.consumer.ConsumerRecord<byte[], byte[]>>");

    private Listening() {
        super("take raw bytes and return nothing");
    }

    static ArchCondition<JavaMethod> toRawBytes() {
        return new Listening();
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        List<String> taken = Arrays.stream(method.reflect().getGenericParameterTypes())
                .map(Type::getTypeName)
                .toList();
        boolean raw = taken.equals(RAW) && method.reflect().getReturnType() == void.class;
        events.add(new SimpleConditionEvent(method, raw, method.getDescription() + " takes " + taken));
    }
}
