package dev.paranoid.testkit.memory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A port of which some answers are others than those of the port in memory. */
final class ChangedAnswers {

    private ChangedAnswers() {}

    /** What becomes of an answer. */
    interface Change {
        @Nullable
        Object of(String method, @Nullable Object[] arguments, @Nullable Object answer);
    }

    /** {@return that port, with other answers} */
    static <T> T of(Class<T> port, T real, Change change) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
                    try {
                        return change.of(method.getName(), given, method.invoke(real, given));
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                }));
    }
}
