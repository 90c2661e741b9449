package dev.paranoid.web.list;

import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of deletions. */
@Configuration(proxyBeanMethods = false)
public class ListConfiguration {

    @Bean
    BinController paranoidBinController(Bin bin, BinPages pages) {
        return new BinController(bin, pages);
    }

    @Bean
    ChosenController paranoidChosenController(Bin bin, BinPages pages) {
        return new ChosenController(bin, pages);
    }
}
