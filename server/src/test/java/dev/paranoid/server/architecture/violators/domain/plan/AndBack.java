package dev.paranoid.server.architecture.violators.domain.plan;

import dev.paranoid.server.architecture.violators.domain.There;

/** Cannot be read without the other. */
public interface AndBack {
    There there();
}
