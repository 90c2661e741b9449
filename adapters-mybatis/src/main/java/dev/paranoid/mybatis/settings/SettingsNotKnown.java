package dev.paranoid.mybatis.settings;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** There are settings that nobody reads; nothing has been started. */
final class SettingsNotKnown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<UnknownSetting> settings;

    SettingsNotKnown(List<UnknownSetting> settings) {
        super("Unknown settings: " + settings.stream().map(UnknownSetting::name).collect(Collectors.joining(", ")));
        this.settings = List.copyOf(settings);
    }

    /** Names each with where it was given, and the one that it is nearly. */
    static final class Analyzer extends AbstractFailureAnalyzer<SettingsNotKnown> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, SettingsNotKnown cause) {
            String description = cause.settings.stream()
                    .map(setting -> "  - " + setting.name() + ", in " + setting.source())
                    .collect(Collectors.joining("\n", "There are no such settings:\n", ""));
            String action = cause.settings.stream()
                    .map(setting -> setting.nearest()
                            .map(near -> "  Instead of " + setting.name() + " perhaps " + near)
                            .orElse("  Remove " + setting.name() + ", or correct it"))
                    .distinct()
                    .collect(Collectors.joining("\n"));
            return new FailureAnalysis(description, action, cause);
        }
    }
}
