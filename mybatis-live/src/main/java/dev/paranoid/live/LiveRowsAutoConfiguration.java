package dev.paranoid.live;

import dev.paranoid.live.hidden.HiddenRowsListener;
import dev.paranoid.live.session.LiveStatements;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.mapper.MapperFactoryBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * Filters the statements of all session factories among the beans, from before anybody can run one; what cannot be filtered stops the
 * start. Paranoid's own statements are in a factory that is no bean.
 */
@AutoConfiguration
@ConditionalOnClass(SqlSessionFactory.class)
@ConditionalOnProperty(name = "paranoid.live.enabled", matchIfMissing = true)
@EnableConfigurationProperties(LiveProperties.class)
public class LiveRowsAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRowsAutoConfiguration.class);

    @Bean
    static SessionFactories paranoidLiveSessionFactories(
            ObjectProvider<LiveStatements> statements, Environment environment) {
        List<String> except = Binder.get(environment)
                .bind("paranoid.live.except", Bindable.listOf(String.class))
                .orElse(List.of());
        return new SessionFactories(statements, Set.copyOf(except));
    }

    /** The check at the start reads the statements of all factories and mappers, so these are made by then. */
    @Bean
    static LazyInitializationExcludeFilter paranoidLiveCheckedAtTheStart() {
        return (name, definition, type) -> SqlSessionFactory.class.isAssignableFrom(type)
                || MapperFactoryBean.class.getName().equals(definition.getBeanClassName());
    }

    @Bean
    LiveStatements paranoidLiveStatements(
            LiveProperties properties,
            Environment environment,
            ObjectProvider<HiddenRowsListener> listeners,
            BeanFactory beans) {
        LiveSqlBySource filters = new LiveSqlBySource(DeclaredTables.in(environment), beans, properties.remembered());
        SingletonSupplier<List<HiddenRowsListener>> all =
                SingletonSupplier.of(() -> listeners.orderedStream().toList());
        return new LiveStatements(
                filters::of, (statement, by) -> all.obtain().forEach(listener -> listener.asked(statement, by)));
    }

    @Bean
    CacheEviction paranoidCacheEviction(
            LiveStatements statements, SessionFactories factories, Environment environment) {
        return new CacheEviction(statements, factories, DeclaredTables.in(environment));
    }

    @Bean
    SmartInitializingSingleton paranoidLiveCheck(LiveStatements statements, SessionFactories factories) {
        return () -> statements.check(factories.configurations());
    }

    @Bean
    @ConditionalOnMissingBean
    LiveViews paranoidLiveViews(Environment environment) {
        return new LiveViews(DeclaredTables.in(environment).deletedAt());
    }

    @Bean
    @ConditionalOnProperty("paranoid.live.log-hidden")
    HiddenRowsListener paranoidHiddenRowsLog() {
        return (statement, by) -> LOG.info("{} asked for hidden rows, by {}", statement, by);
    }

    /** A meter, where the application has meters. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    static class Meters {

        @Bean
        HiddenRowsMeter paranoidHiddenRowsMeter() {
            return new HiddenRowsMeter();
        }
    }
}
