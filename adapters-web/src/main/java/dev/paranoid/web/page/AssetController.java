package dev.paranoid.web.page;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The few files that pages load, by name: ours, and those of two libraries. */
@BinPage
final class AssetController {

    private static final String PLACE = "META-INF/paranoid/";
    private static final CacheControl HOUR = CacheControl.maxAge(Duration.ofHours(1));

    private final Map<String, Resource> assets = new HashMap<>();

    AssetController() {
        assets.put("bin.css", resource(PLACE + "assets/bin.css"));
        assets.put("bin.js", resource(PLACE + "assets/bin.js"));
        Properties versions = versions();
        assets.put("htmx.min.js", resource(versions.getProperty("htmx")));
        assets.put("pico.min.css", resource(versions.getProperty("pico")));
    }

    private static Resource resource(String path) {
        return new ClassPathResource(path, AssetController.class.getClassLoader());
    }

    private static Properties versions() {
        try {
            return PropertiesLoaderUtils.loadProperties(resource(PLACE + "versions.properties"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @GetMapping("/assets/{name}")
    ResponseEntity<Resource> asset(@PathVariable String name) {
        Resource asset = Optional.ofNullable(assets.get(name)).orElseThrow(Bin.NotThere::new);
        String type = name.endsWith(".css") ? "text/css;charset=UTF-8" : "text/javascript;charset=UTF-8";
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .cacheControl(HOUR)
                .body(asset);
    }
}
