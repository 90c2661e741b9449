package dev.paranoid.server.architecture.violators.domain;

import org.springframework.core.Ordered;

/** Takes a framework along. */
interface AsksAFramework extends Ordered {}
