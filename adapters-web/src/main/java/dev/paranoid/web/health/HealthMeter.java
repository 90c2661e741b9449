package dev.paranoid.web.health;

import java.util.List;

/** What the application measures of its own, and what is wrong with it from which number on. */
enum HealthMeter {
    JOBS("paranoid.background.jobs", "work", Unit.COUNT, Double.POSITIVE_INFINITY),
    OLDEST_JOB("paranoid.background.age", "work", Unit.SECONDS, Double.POSITIVE_INFINITY),
    STALLED("paranoid.background.stalled", "work", Unit.COUNT, 1),
    MESSAGES("paranoid.outbox.messages", "outbox", Unit.COUNT, Double.POSITIVE_INFINITY),
    OLDEST_MESSAGE("paranoid.outbox.age", "outbox", Unit.SECONDS, 60),
    SET_ASIDE("paranoid.outbox.set.aside", "outbox", Unit.COUNT, 1),
    DUE("paranoid.purge.due", "purges", Unit.COUNT, Double.POSITIVE_INFINITY),
    OVERDUE("paranoid.purge.overdue", "purges", Unit.COUNT, 1),
    OLDEST_DUE("paranoid.purge.oldest", "purges", Unit.SECONDS, Double.POSITIVE_INFINITY),
    HELD("paranoid.purge.held", "purges", Unit.COUNT, Double.POSITIVE_INFINITY);

    /** What a number is of. */
    enum Unit {
        COUNT,
        SECONDS
    }

    private final String meter;
    private final String group;
    private final Unit unit;
    private final double wrongFrom;

    HealthMeter(String meter, String group, Unit unit, double wrongFrom) {
        this.meter = meter;
        this.group = group;
        this.unit = unit;
        this.wrongFrom = wrongFrom;
    }

    static List<HealthMeter> of(String group) {
        return List.of(values()).stream()
                .filter(meter -> meter.group.equals(group))
                .toList();
    }

    String meter() {
        return meter;
    }

    /** {@return by which its words are found} */
    String key() {
        return "meter." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    boolean wrong(double value) {
        return value >= wrongFrom;
    }

    boolean seconds() {
        return unit == Unit.SECONDS;
    }
}
