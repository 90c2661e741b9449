package dev.paranoid.server.architecture;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;

/** What the beans are called that a method makes. */
final class Named extends ArchCondition<JavaMethod> {

    private Named() {
        super("make beans that are called paranoid…");
    }

    static ArchCondition<JavaMethod> ours() {
        return new Named();
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        List<String> names = names(method);
        boolean ours = names.stream().allMatch(name -> name.startsWith("paranoid"));
        events.add(new SimpleConditionEvent(method, ours, method.getDescription() + " makes " + names));
    }

    private static List<String> names(JavaMethod method) {
        Bean bean = method.getAnnotationOfType(Bean.class);
        List<String> given =
                Stream.of(bean.value(), bean.name()).flatMap(Stream::of).toList();
        return given.isEmpty() ? List.of(method.getName()) : given;
    }
}
