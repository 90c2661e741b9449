package dev.paranoid.web.row;

import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Pages of rows. */
@Configuration(proxyBeanMethods = false)
public class RowConfiguration {

    @Bean
    TypesController paranoidTypesController(Bin bin, BinPages pages) {
        return new TypesController(bin, pages);
    }

    @Bean
    DeleteController paranoidDeleteController(Bin bin, BinPages pages) {
        return new DeleteController(bin, pages);
    }
}
