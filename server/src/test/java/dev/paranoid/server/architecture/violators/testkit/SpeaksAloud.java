package dev.paranoid.server.architecture.violators.testkit;

/** Writes to the console. */
class SpeaksAloud {
    static void speak() {
        System.out.println("Hear, hear");
    }
}
