package dev.paranoid.embedded;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Where the settings name no data source, by address or in JNDI. A blank setting, as an environment that passes variables on may leave
 * it, names none.
 */
final class NoDatasourceConfigured implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isBlank(context, "spring.datasource.url") && isBlank(context, "spring.datasource.jndi-name");
    }

    private static boolean isBlank(ConditionContext context, String property) {
        return !StringUtils.hasText(context.getEnvironment().getProperty(property));
    }
}
