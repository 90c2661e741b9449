package dev.paranoid.web.deletion;

import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinPages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Pages of one deletion. */
@Configuration(proxyBeanMethods = false)
public class DeletionConfiguration {

    @Bean
    OneDeletionController paranoidOneDeletionController(Bin bin, BinPages pages) {
        return new OneDeletionController(bin, pages);
    }

    @Bean
    KeepingController paranoidKeepingController(Bin bin, BinPages pages) {
        return new KeepingController(bin, pages);
    }

    @Bean
    ProgressWatch paranoidProgressWatch(Bin bin) {
        return new ProgressWatch(bin.deletions());
    }

    @Bean
    ProgressController paranoidProgressController(Bin bin, ProgressWatch watch) {
        return new ProgressController(bin, watch);
    }
}
