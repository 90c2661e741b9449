package com.example.consumer;

import dev.paranoid.application.RecycleBin;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Uses nothing but what the starter brings. */
@SpringBootApplication
public class Notes {

    private final RecycleBin bin;

    public Notes(RecycleBin bin) {
        this.bin = bin;
    }

    public void delete(long note) {
        bin.delete("notes", note);
    }

    public void restore(long note) {
        bin.restore("notes", note);
    }
}
