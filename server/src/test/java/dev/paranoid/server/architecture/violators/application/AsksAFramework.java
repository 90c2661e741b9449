package dev.paranoid.server.architecture.violators.application;

import org.springframework.core.Ordered;

/** Takes a framework along. */
interface AsksAFramework extends Ordered {}
