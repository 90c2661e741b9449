package dev.paranoid.server.architecture.violators.nowhere;

/** Of no module, in a package that says nothing of null. */
class Stray {}
