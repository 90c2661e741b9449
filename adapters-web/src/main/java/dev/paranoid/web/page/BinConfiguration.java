package dev.paranoid.web.page;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** How pages are made, beside whatever templates, messages and views an application has of its own. */
@Configuration(proxyBeanMethods = false)
public class BinConfiguration {

    private static final String PLACE = "META-INF/";

    /** {@return the words of all languages, as far as {@code META-INF/paranoid/messages*.properties} has them} */
    public static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename(PLACE + "paranoid/messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setDefaultLocale(Locale.ENGLISH);
        messages.setBundleClassLoader(BinConfiguration.class.getClassLoader());
        return messages;
    }

    @Bean
    LogInController paranoidLogInController(BinPages pages) {
        return new LogInController(pages);
    }

    @Bean
    BinErrors paranoidBinErrors(BinPages pages) {
        return new BinErrors(pages);
    }

    @Bean
    AssetController paranoidAssetController() {
        return new AssetController();
    }

    /** For views of ours alone; its engine is no bean, so that an application's own is not replaced. */
    @Bean
    ThymeleafViewResolver paranoidBinViews() {
        ClassLoaderTemplateResolver templates =
                new ClassLoaderTemplateResolver(BinConfiguration.class.getClassLoader());
        templates.setPrefix(PLACE);
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messages());
        ThymeleafViewResolver views = new ThymeleafViewResolver();
        views.setTemplateEngine(engine);
        views.setViewNames(new String[] {"paranoid/*"});
        views.setCharacterEncoding(StandardCharsets.UTF_8.name());
        views.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return views;
    }

    @Bean
    WebMvcConfigurer paranoidBinMvc(ObjectProvider<BinPages> pages) {
        BinPages known = pages.getObject();
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new BinGuard(known))
                        .addPathPatterns(known.path(), known.path() + "/**")
                        .order(Ordered.HIGHEST_PRECEDENCE + 1);
            }
        };
    }
}
