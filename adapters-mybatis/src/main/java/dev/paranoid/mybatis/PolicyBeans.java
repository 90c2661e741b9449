package dev.paranoid.mybatis;

import dev.paranoid.domain.policy.DeletionPolicy;
import dev.paranoid.mybatis.declaration.PolicySettings;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ListableBeanFactory;

/** Policies among the beans of the application; only those that are asked for are made. */
record PolicyBeans(ListableBeanFactory beans) implements PolicySettings.Custom {

    @Override
    public Optional<DeletionPolicy> find(String name) {
        return names().contains(name) ? Optional.of(beans.getBean(name, DeletionPolicy.class)) : Optional.empty();
    }

    @Override
    public Set<String> names() {
        return Set.of(beans.getBeanNamesForType(DeletionPolicy.class, true, false));
    }
}
