package dev.paranoid.spring;

import dev.paranoid.application.DeletionRefused;
import dev.paranoid.application.Deletions;
import dev.paranoid.application.RecycleBin;
import dev.paranoid.application.caller.CurrentCaller;
import dev.paranoid.application.port.message.DeletionEvents;
import dev.paranoid.application.port.message.HoldEvents;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * For people who write an application: a {@link RecycleBin}, who asks, events for listeners, and the status of what is refused
 * ({@link DeletionRefused}).
 */
@AutoConfiguration(
        afterName = {
            "dev.paranoid.mybatis.ParanoidMyBatisAutoConfiguration",
            "dev.paranoid.security.ParanoidSecurityAutoConfiguration"
        })
public class ParanoidSpringAutoConfiguration {

    /** Who asks is whom Spring Security has let in. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SecurityContextHolder.class)
    static class Secured {

        @Bean
        @ConditionalOnMissingBean
        CurrentCaller paranoidCurrentCaller() {
            return new SecurityCallers();
        }
    }

    /** Nobody knows who asks: it is the application. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingClass("org.springframework.security.core.context.SecurityContextHolder")
    static class Unsecured {

        @Bean
        @ConditionalOnMissingBean
        CurrentCaller paranoidUnknownCaller() {
            return CurrentCaller.UNKNOWN;
        }
    }

    @Bean
    DeletionEvents paranoidApplicationEvents(ApplicationEventPublisher publisher) {
        return new ApplicationEvents(publisher);
    }

    @Bean
    HoldEvents paranoidApplicationHoldEvents(ApplicationEventPublisher publisher) {
        return new ApplicationHoldEvents(publisher);
    }

    /** A bean would be heard by those managers alone that Spring Boot has made. */
    @Bean
    SmartInitializingSingleton paranoidLateEvents(ObjectProvider<PlatformTransactionManager> managers) {
        HeldEvents.Late late = new HeldEvents.Late();
        return () -> managers.stream()
                .filter(ConfigurableTransactionManager.class::isInstance)
                .forEach(manager -> ((ConfigurableTransactionManager) manager).addListener(late));
    }

    @Bean
    @ConditionalOnBean(Deletions.class)
    @ConditionalOnMissingBean
    RecycleBin paranoidRecycleBin(Deletions deletions, CurrentCaller current) {
        return new RecycleBin(deletions, current);
    }

    /** What controllers of the application let through. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(DispatcherServlet.class)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class OverHttp {

        @Bean
        RefusalAdvice paranoidRefusalAdvice(ListableBeanFactory beans) {
            return new RefusalAdvice(beans);
        }
    }
}
