package dev.paranoid.web;

import dev.paranoid.application.Deletions;
import dev.paranoid.application.Entities;
import dev.paranoid.application.Holds;
import dev.paranoid.application.caller.CurrentCaller;
import dev.paranoid.application.retention.Retention;
import dev.paranoid.web.deletion.DeletionConfiguration;
import dev.paranoid.web.health.BinHealthConfiguration;
import dev.paranoid.web.list.ListConfiguration;
import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinConfiguration;
import dev.paranoid.web.page.BinPages;
import dev.paranoid.web.page.LogIn;
import dev.paranoid.web.page.Visits;
import dev.paranoid.web.row.RowConfiguration;
import dev.paranoid.web.view.BinKeeping;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * The recycle bin, under {@code paranoid.web.path}, where there are {@link Deletions}, {@link Entities}, {@link Holds} and {@link Retention} to ask. Without that
 * setting no address is opened. Comes last, since it does not know who contributes these.
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
@ConditionalOnBean({Deletions.class, Entities.class, Holds.class, Retention.class})
@ConditionalOnExpression("!'${paranoid.web.path:}'.isEmpty()")
@EnableConfigurationProperties(ParanoidWebProperties.class)
@Import({
    BinConfiguration.class,
    ListConfiguration.class,
    DeletionConfiguration.class,
    RowConfiguration.class,
    BinHealthConfiguration.class
})
public class ParanoidWebAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    BinCallers paranoidBinCallers(ParanoidWebProperties properties, ObjectProvider<CurrentCaller> current) {
        return new KnownCallers(current.stream().findFirst(), properties.anonymous());
    }

    @Bean
    BinKeeping paranoidBinKeeping(Holds holds, Retention retention) {
        return new BinKeeping(holds, retention);
    }

    @Bean
    Bin paranoidBin(
            Deletions deletions, Entities entities, BinKeeping keeping, BinCallers callers, Environment environment) {
        return new Bin(
                deletions,
                entities,
                keeping,
                new Visits(callers::callerOf, callers::operates),
                BinConfiguration.messages(),
                (type, setting) ->
                        Optional.ofNullable(environment.getProperty("paranoid.entities." + type + "." + setting)));
    }

    @Bean
    BinPages paranoidBinPages(
            ParanoidWebProperties properties,
            ObjectProvider<BinSessions> sessions,
            ObjectProvider<DispatcherServletPath> servlet) {
        Optional<LogIn> logIn = sessions.stream()
                .findFirst()
                .map(known -> new LogIn(BinSessions.COOKIE, BinSessions.LENGTH, known::open));
        String path = String.valueOf(properties.path());
        return new BinPages(path, servlet.getIfAvailable(() -> () -> "").getRelativePath(path), logIn);
    }
}
