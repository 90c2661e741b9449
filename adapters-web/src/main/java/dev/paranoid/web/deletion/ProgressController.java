package dev.paranoid.web.deletion;

import dev.paranoid.web.page.Bin;
import dev.paranoid.web.page.BinPage;
import dev.paranoid.web.page.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Pushes how far work on a deletion has come. */
@BinPage
final class ProgressController {

    private final Bin bin;
    private final ProgressWatch watch;

    ProgressController(Bin bin, ProgressWatch watch) {
        this.bin = bin;
        this.watch = watch;
    }

    @GetMapping(path = "/deletions/{id}/progress", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> progress(@PathVariable String id, HttpServletRequest request) {
        Visitor visitor = bin.visitor(request);
        return watch.watch(visitor, bin.deletion(visitor, id).id())
                .map(ResponseEntity::ok)
                .orElseGet(() ->
                        ResponseEntity.status(503).header("Retry-After", "5").build());
    }
}
